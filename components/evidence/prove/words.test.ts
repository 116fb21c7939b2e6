import { describe, expect, it } from 'vitest';
import { type ProofName, proofs } from '../../../evidence/prove';
import { proveWords } from './words';

describe.each(Object.entries(proveWords))('the comparison with real systems in %s', (_, words) => {
  it.each(Object.keys(proofs) as ProofName[])('names each input: %s', (name) => {
    const labels: Readonly<Record<string, string>> = words.systems[name].fields;
    expect(Object.keys(labels).sort()).toEqual(Object.keys(proofs[name].fields).sort());
  });
});
