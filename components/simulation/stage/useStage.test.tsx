import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { ClientSimulation } from '../../../course/schema/client';
import { namedScenarios } from '../../../engine/scenario/named';
import type { Scenario } from '../../../engine/scenario/schema';
import type { RunEvent } from '../../../engine/simulation/run';
import { simulate } from '../../../engine/simulation/simulate';
import { viewOf } from '../../../engine/story/view';
import { usualStrike, withFault } from '../breaking';
import { describeView } from '../describe/describe';
import { newPlayer, toldMs } from '../player';
import { FirstFrame } from './FirstFrame';
import { StageFrame } from './StageFrame';
import { useStage } from './useStage';

const scenario = namedScenarios.anycast;
const other = { ...scenario, seed: scenario.seed + 1 };
const run = simulate(scenario);
const spec: ClientSimulation = {
  ...{ id: 'any', scenario, picture: 'flows', playMs: 20_000, tellingMs: 0 },
  ...{ faults: [], switches: [], knobs: [], compare: [], instruments: [] },
};
const ready = newPlayer(scenario, true);

type Options = Partial<Parameters<typeof useStage>[0]>;
type Live = ReturnType<typeof useStage>;

/** What the hook gives when it is first rendered, and the page of it. */
function rendered(options: Options): Live & { html: string } {
  let live: Live | undefined;
  function Page() {
    live = useStage({ spec, locale: 'en', first: () => ready, ...options });
    return <StageFrame stage={live.stage} figure={live.figure} />;
  }
  const html = renderToStaticMarkup(<Page />);
  return { ...live!, html };
}

/** What may be done. */
const may = ({ act }: Live['stage']) => Object.entries(act).flatMap(([name, does]) => (does ? [name] : []));

const playButton = (html: string) => /<button[^>]*class="play"[^>]*>/.exec(html)?.[0];

describe('a stage', () => {
  it('that plays is told in pieces, whoever it belongs to', () => {
    const playing = { ...ready, isPlaying: true, tMs: scenario.durationMs / 2 + 1 };
    const said = describeView('flows', viewOf(run, toldMs(playing)), 'en');
    expect(toldMs(playing)).toBe(scenario.durationMs / 2);
    expect(rendered({ run, first: () => playing }).stage.description.trade).toBe(said);
  });

  it('says what changed last: machines before the flows that they move, and while it plays nothing of flows', () => {
    const broken = simulate(withFault(scenario, usualStrike('lb-crash', 'lb-a', scenario), 5_000));
    const happened = (kind: RunEvent['kind'], isPlaying: boolean) => {
      const { tMs } = broken.events.find((event) => event.kind === kind)!;
      return rendered({ run: broken, first: () => ({ ...ready, isPlaying, tMs }) }).stage.happened.trade;
    };
    expect(happened('flow-moved', false)).toBe('LB_A route withdrawn');
    expect(happened('flow-broken', false)).toMatch(/^flow \d+ reset by LB_/);
    expect(happened('flow-broken', true)).toBe('LB_A route withdrawn');
  });

  it('shows the scenario that someone else keeps, from its first drawing on', () => {
    const { stage } = rendered({ kept: { scenario: other, onScenario: () => {} } });
    expect(stage.player.scenario).toBe(other);
  });

  it('takes Play, a step and a change before its run has come', () => {
    const { stage, html } = rendered({});
    expect(stage.run).toBeNull();
    expect(may(stage)).toEqual(['transport', 'why', 'change', 'compare', 'faults', 'open']);
    expect(playButton(html)).not.toContain('disabled');
  });

  it('sets what is broken when the run is over in its middle, and elsewhere at the moment that is shown', () => {
    const changed: Scenario[] = [];
    const kept = { scenario, onScenario: (next: Scenario) => changed.push(next) };
    for (const tMs of [scenario.durationMs, 1234.5])
      rendered({ kept, first: () => ({ ...ready, tMs }) }).stage.act.faults?.strike({
        ...{ kind: 'lb-crash', target: 'lb-b', forMs: null },
      });
    expect(changed.map(({ faults }) => faults.at(-1)!.atMs)).toEqual([scenario.durationMs / 2, 1234]);
  });

  it('leaves its scenario alone where the engine refuses a fault', () => {
    const onScenario = vi.fn();
    const { stage } = rendered({ kept: { scenario, onScenario } });
    stage.act.faults?.strike({ kind: 'lb-crash', target: 'nobody', forMs: null });
    expect(onScenario).not.toHaveBeenCalled();
  });

  it('changes nothing before the prediction, and asks why all the same', () => {
    const { stage } = rendered({ first: () => newPlayer(scenario, false) });
    expect(may(stage)).toEqual(['transport', 'why']);
  });

  it('does nothing while its scenario cannot be run', () => {
    const { stage, html, figure } = rendered({ isBlocked: true });
    expect(may(stage)).toEqual([]);
    expect(figure['data-state']).toBe('blocked');
    expect(playButton(html)).toContain('disabled');
  });

  it('of a run at hand plays it, changes nothing and asks nothing', () => {
    const { stage, html } = rendered({ run });
    expect(may(stage)).toEqual(['transport']);
    expect(html).toContain('data-state="done"');
    expect(html).toContain('tabindex="0"');
  });
});

describe('the first frame', () => {
  const told = { caption: 'Caption', question: [], reason: [], wrong: [], switches: [], knobs: {} };
  const html = renderToStaticMarkup(<FirstFrame spec={spec} told={told} locale="en" needsScript="No script." />);

  it('stands as the stage will, and nothing in it can be pressed', () => {
    expect(html).toContain('<figcaption>Caption</figcaption>');
    const buttons = html.match(/<button[^>]*>/g)!;
    expect(buttons.length).toBeGreaterThan(5);
    for (const button of buttons) expect(button).toContain('disabled=""');
    expect(html).not.toContain('tabindex');
  });

  it('says what its image shows, and that it needs a script', () => {
    expect(html).toContain('<noscript><p class="note">No script.</p></noscript>');
    for (const [file, shown] of [
      ['first', 'data-from="junior"'],
      ['plain', 'data-until="zero"'],
    ]) {
      const image = html.match(new RegExp(`<img[^>]*/frames/any\\.${file}\\.en\\.svg[^>]*>`))![0];
      expect(image).toContain(shown);
      expect(image).toContain('alt=""');
    }
    const [, id] = /aria-describedby="([^"]+)"/.exec(html)!;
    expect(html).toContain(`<p class="description" id="${id}"`);
  });
});
