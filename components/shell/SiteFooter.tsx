import type { Locale } from './locale';
import { messages } from './messages';

export function SiteFooter({ locale }: { locale: Locale }) {
  const words = messages[locale];
  return (
    <footer className="site">
      <p>{words.footer}</p>
    </footer>
  );
}
