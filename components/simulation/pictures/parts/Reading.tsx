import { PICTURE_WIDTH } from './canvas';

interface ReadingProps {
  /** Where the pointer rests, and from where to where the line of the place goes. */
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  /** The line of text that is covered by what is read there. */
  readonly y: number;
  readonly children: string;
}

/** What there is to read where a pointer rests (`usePointer`). */
export function Reading({ x, top, bottom, y, children }: ReadingProps) {
  return (
    <g className="under">
      <path className="now" d={`M${x} ${top}V${bottom}`} />
      <rect className="reading" x={0} y={y - 12} width={PICTURE_WIDTH} height={16} />
      <text x={PICTURE_WIDTH / 2} y={y} textAnchor="middle">
        {children}
      </text>
    </g>
  );
}
