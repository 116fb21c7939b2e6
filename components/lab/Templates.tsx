import type { TemplateId } from './templateSources';
import type { LabWords } from './words';
import './Templates.css';

export interface TemplateLink {
  readonly id: TemplateId;
  /** The address of a bench with it. */
  readonly href: string;
}

/** Scenarios to start from. Each is a link to a bench, so that undo leads back to what stood there. */
export function Templates({ templates, words }: { templates: readonly TemplateLink[]; words: LabWords }) {
  return (
    <ul className="templates">
      {templates.map(({ id, href }) => (
        <li key={id}>
          <a href={href}>{words.templates[id].name}</a>
          <p className="note">{words.templates[id].shows}</p>
        </li>
      ))}
    </ul>
  );
}
