import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { patchScenario } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import { unmetIn } from './needs';
import { PolicyForm } from './PolicyForm';
import { labWords } from './words';

const words = labWords.en;
const nothing = () => undefined;
const shown = (draft: Scenario) =>
  renderToStaticMarkup(
    <PolicyForm form={{ draft, wrong: null, unmet: unmetIn(draft), words, onDraft: nothing, set: nothing }} />,
  );
const count = (text: string, part: string) => text.split(part).length - 1;

describe('the form of policies', () => {
  it('says a reason once over all fields that it holds for', () => {
    const html = shown(namedScenarios.flagship);
    expect(count(html, `${words.needs.vrrp}:`)).toBe(1);
    expect(count(html, words.fields['policies.entry.vrrpAdvertMs'])).toBe(1);
    const pair = shown(namedScenarios['vrrp-pair']);
    expect(pair).not.toContain(words.needs.vrrp);
    expect(count(pair, `${words.needs.lbFault}:`)).toBeGreaterThan(0);
  });

  it('folds whole policies with the reason beside the name, and loses none of them', () => {
    const html = shown(namedScenarios.flagship);
    expect(html).toContain(`${words.groups['policies.drain']} <span class="note">${words.needs.draining}`);
    const drained = patchScenario(namedScenarios.flagship, {
      faults: [{ atMs: 1000, kind: 'drain', target: 'a1', forMs: null }],
    });
    const after = shown(drained);
    expect(after).not.toContain(words.needs.draining);
    for (const group of Object.keys(namedScenarios.flagship.policies) as (keyof Scenario['policies'])[])
      expect(count(after, `<summary>${words.groups[`policies.${group}`]} `)).toBe(1);
  });

  it('shows what an absent number stands for, and a switch that is on by default as on', () => {
    const { flagship } = namedScenarios;
    const html = shown(
      patchScenario(flagship, {
        policies: {
          slowStart: { windowMs: 1000 },
          ejection: {
            ...{
              consecutive5xx: 5,
              intervalMs: 1000,
              baseEjectionMs: 1000,
              maxEjectionMs: 1000,
              maxEjectionPercent: 10,
            },
          },
        },
      }),
    );
    const textFrom = (label: string) => html.slice(html.indexOf(label)).slice(0, 400);
    expect(textFrom(words.fields['policies.slowStart.minWeightPercent'])).toContain('placeholder="10"');
    expect(textFrom(words.fields['policies.ejection.unejectOnPass']).split('</label>')[0]).toContain('checked');
    expect(textFrom(words.fields['policies.ejection.alwaysEjectOneHost']).split('</label>')[0]).not.toContain(
      'checked',
    );
    expect(count(html, words.fields['policies.ejection.successRate.minimumHosts'])).toBe(0);
  });
});
