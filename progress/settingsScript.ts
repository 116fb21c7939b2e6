import { CHOICES, DEFAULTS, SETTINGS_KEY } from './settings';

const { altitude, theme } = CHOICES;
const first = <T>(choice: T, choices: readonly T[]) => [choice, ...choices.filter((other) => other !== choice)];
/** What each setting may be, first what it is where nothing else is said. */
const table = { altitude: first(DEFAULTS.altitude, altitude), theme: first(DEFAULTS.theme, theme) };

/**
 * The script that runs in the head before the first paint, so that no page flashes in another altitude or theme, and none asks
 * a reader who has said it how deep the text is to be. It also sees whether the scripts that the page loads come: who would tell the reader otherwise, if they do not?
 * A text and not a function, because its bytes are hashed into the page's Content-Security-Policy.
 */
export const SETTINGS_SCRIPT = `(function () {
var table = ${JSON.stringify(table)}, stored = {};
try { stored = Object(JSON.parse(localStorage.getItem(${JSON.stringify(SETTINGS_KEY)}))) } catch (e) {}
var shown = document.documentElement.dataset;
for (var name in table) {
var known = table[name].indexOf(stored[name]) >= 0;
shown[name] = known ? stored[name] : table[name][0];
if (known && name == 'altitude') shown.reader = 'known'
}
addEventListener('error', function (event) { if (event.target.defer) shown.scripts = 'missing' }, true)
})()`;
