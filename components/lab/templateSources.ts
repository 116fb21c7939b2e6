/** Where the scenario of a template stands in the course: one source, so that a template shows what a lesson has shown. */
export const TEMPLATES = {
  'one-lb': { lesson: 'resilient-lb-architecture', scenario: 'one-box' },
  pair: { lesson: 'resilient-lb-architecture', scenario: 'standby' },
  anycast: { lesson: 'resilient-lb-architecture', scenario: 'end-lb-crash' },
  'two-tiers': { lesson: 'two-tiers', scenario: 'l4-dies' },
  'two-regions': { lesson: 'dns-is-slow-to-forget', scenario: 'dead-site' },
  storm: { lesson: 'the-storm-you-make', scenario: 'slow-second' },
} as const satisfies Readonly<Record<string, { readonly lesson: string; readonly scenario: string }>>;

export type TemplateId = keyof typeof TEMPLATES;
