import { Seed } from './Seed';
import { useWords } from './stageContext';

/** What few readers ask for: the seed, and below it what the picture shows in words (`StageFrame`). */
export function More() {
  return (
    <details className="more" data-from="middle">
      <summary>{useWords().more}</summary>
      <Seed />
    </details>
  );
}
