import { layerData } from './layers';

/** A title, in plain words at Zero where it has any. */
export function Plainly({ text, plain }: { text: string; plain?: string | undefined }) {
  if (plain === undefined) return text;
  return (
    <>
      <span {...layerData({ from: 'junior' })}>{text}</span>
      <span {...layerData({ only: 'zero' })}>{plain}</span>
    </>
  );
}
