import { locales } from '../../course/languages';
import { SETTINGS_KEY } from '../../progress/settings';

/**
 * Leads from the course's first page to the reader's language: the one chosen before, else the first of the browser's
 * that the course has. Without JavaScript, or without such a language, the page's links stay.
 */
export const LANGUAGE_SCRIPT = `(function () {
  var known = ${JSON.stringify(locales)}, wanted = [];
  try { wanted.push(Object(JSON.parse(localStorage.getItem(${JSON.stringify(SETTINGS_KEY)}))).language); } catch (e) {}
  wanted = wanted.concat(navigator.languages || navigator.language);
  for (var i = 0; i < wanted.length; i++) {
    var language = String(wanted[i]).slice(0, 2);
    if (known.indexOf(language) >= 0) return location.replace(language + '/');
  }
})();`;
