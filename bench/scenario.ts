import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { ln } from '../engine/math';
import { stream, uniform } from '../engine/random';
import { FLOWS_PER_S, millionRequests } from '../engine/scenario/large';
import { patchScenario } from '../engine/scenario/patch';
import type { Scenario } from '../engine/scenario/schema';
import type { Run } from '../engine/simulation/run';
import { start } from '../engine/simulation/simulate';
import { frameAt } from '../engine/story/frame';
import { browserArgs, browserPath } from '../scripts/browser';
import { inProcess, race } from './support/race';
import { hold } from './support/works';

/**
 * A whole scenario, a million requests with every policy on, beside the bare event queue on as many events; what it
 * costs in memory, with ten times the requests, to scrub through, and in a worker of a browser.
 */
const MOMENTS = 1000;
/** Events between two looks at the memory. */
const SLICE = 100_000;
const chance = stream(1, 'scenario');

const tenth = patchScenario(millionRequests, {
  traffic: { arrivals: { kind: 'poisson', flowsPerS: FLOWS_PER_S / 10 } },
});

// First of all, while nothing else has used memory.
const { run, events, peakBytes } = runWhole(millionRequests);
const gaps = Float64Array.from({ length: events }, (_, i) => -ln(uniform(chance, i, 0)));
/** Each open connection has one event pending (Little's law). */
const pending = (FLOWS_PER_S / 1000) * millionRequests.traffic.flowMs;
const [wholeMs = 0, tenthMs = 0, bareMs = 0] = race(
  inProcess(() => runWhole(millionRequests).events),
  inProcess(() => runWhole(tenth).events),
  inProcess(() => hold(gaps, pending)),
);

console.table({
  'events of the scenario': events,
  'M events/s in Node': round(events / wholeMs / 1000),
  'times the bare queue, at most 12': round(wholeMs / bareMs),
  'peak MB, at most 300': round(peakBytes / 1e6),
  'times the requests of a smaller one': round(requestsOf(run) / requestsOf(runWhole(tenth).run)),
  'times its CPU time, at most 11': round(wholeMs / tenthMs),
  'worst ms of a frame, at most 50': round(Math.max(...frameTimes(run))),
  ...(await inBrowser()),
});

function runWhole(scenario: Scenario): { run: Run; events: number; peakBytes: number } {
  const simulation = start(scenario);
  let peakBytes = 0;
  while (!simulation.advance(SLICE)) peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  return { run: simulation.finish(), events: simulation.handled, peakBytes };
}

function requestsOf({ windows }: Run): number {
  return windows.reduce((sum, { counts }) => sum + counts.requests, 0);
}

function frameTimes(of: Run): number[] {
  return Array.from({ length: MOMENTS }, (_, i) => {
    const fromMs = performance.now();
    frameAt(of, uniform(chance, i, 1) * of.scenario.durationMs);
    return performance.now() - fromMs;
  });
}

async function inBrowser(): Promise<Record<string, number>> {
  const entryPoints = ['bench/support/scenario.worker.ts'];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife' });
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
  const page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]!.text })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  );
  await page.goto('http://bench.test/');
  const figures = await askWorker(page);
  await browser.close();
  return figures;
}

/** The run comes to the page as a message, which it has to unpack in one piece: its longest task tells. */
async function askWorker(page: Page): Promise<Record<string, number>> {
  const figures = await page.evaluate(async (scenario) => {
    let longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
    }).observe({ entryTypes: ['longtask'] });
    const worker = new Worker('worker.js');
    const { ms, events } = await new Promise<{ events: number; ms: number; run: unknown }>((resolve) => {
      // A message is unpacked when its data are asked for.
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(scenario);
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { ms, events, longestTaskMs };
  }, millionRequests);
  return {
    'M events/s in a worker of Chromium': round(figures.events / figures.ms / 1000),
    'longest task of its page, ms (0: none of 50)': figures.longestTaskMs,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
