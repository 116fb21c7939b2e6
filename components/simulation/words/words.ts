export { type SimulationWords as Words, simulationWords as wordsOf } from '.';
