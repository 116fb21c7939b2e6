import { Children, type ComponentType, isValidElement, type ReactElement, type ReactNode } from 'react';
import type { Layer } from '../../course/altitude';
import type { Both } from '../words/manner';

/*
 * Parts of an exercise or a simulation, as an author writes them. They draw nothing of their own: the component that
 * holds them picks them apart by type and gives each its place.
 */
export interface PartProps {
  children?: ReactNode;
}
type IdProps = PartProps & { id: string };
type LayerProps = PartProps & Layer;

const part =
  <P extends PartProps>() =>
  ({ children }: P): ReactNode =>
    children;

export const Caption = part<PartProps>();
/** The question of a prediction, and why the run gave what it gave: told at all altitudes, or in layers of them. */
export const Prediction = part<LayerProps>();
export const Reason = part<LayerProps>();
/** To a reader whose number is that of a wrong model. */
export const Wrong = part<LayerProps & { id: string }>();
export const Switch = part<IdProps & { label?: string; plain?: string }>();
export const Choice = part<IdProps>();
export const Knob = part<IdProps>();
export const Step = part<IdProps>();
export const Card = part<IdProps>();
export const Item = part<PartProps>();
export const Question = part<PartProps>();
/** What is different in a variant: shown with the question of a retry. */
export const Variant = part<IdProps>();
export const Option = part<IdProps>();
export const Feedback = part<PartProps & { option: string; bin?: string }>();
/** Where things may be put, and what settings must reach. */
export const Bin = part<IdProps>();
export const Goal = part<IdProps>();
/** The world in which a wrong option would be right, and how the run differs that is compared. */
export const World = part<PartProps & { option: string }>();
export const Compared = part<PartProps>();
export const Explanation = part<PartProps>();
export const Answer = part<PartProps>();
export const Candidate = part<IdProps & { title: string; plain?: string }>();
export const Row = part<IdProps>();
export const Quoted = part<PartProps>();
export const Condition = part<PartProps>();
/** What this engine gives, each figure with its name. */
export const Gives = part<PartProps>();

/** What the engine plays of an outage, and what it does not model. */
export const Replayed = part<PartProps>();
export const LeftOut = part<PartProps>();

/** A switch's label, in both manners. */
export const labelOf = ({ label = '', plain = label }: { label?: string; plain?: string }): Both => ({
  plain,
  trade: label,
});

/** The parts of one kind among the children, in order. */
export function partsOf<P>(children: ReactNode, kind: ComponentType<P>): ReactElement<P>[] {
  return Children.toArray(children).filter(
    (child): child is ReactElement<P> => isValidElement(child) && child.type === kind,
  );
}

/** What is none of these parts: the prose between them. */
export function besideParts(children: ReactNode, ...kinds: ComponentType<PartProps>[]): ReactNode[] {
  return Children.toArray(children).filter(
    (child) => !(isValidElement(child) && kinds.some((kind) => child.type === kind)),
  );
}

/** What the first part of a kind says; nothing where there is none. */
export function partOf(children: ReactNode, kind: ComponentType<PartProps>): ReactNode {
  return partsOf(children, kind)[0]?.props.children;
}
