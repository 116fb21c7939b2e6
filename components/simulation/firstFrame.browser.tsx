import { proseOf } from '../prose/prose.browser';
import type { StageProps } from './Stage';
// What the server's markup looks like: its components are not here to bring it. A test holds this list to them.
import '../prose/altitudes.css';
import './stage/Compare.css';
import './stage/Controls.css';
import './stage/Details.css';
import './stage/Faults.css';
import './stage/FirstFrame.css';
import './stage/Knobs.css';
import './stage/Lane.css';
import './stage/PredictionPanel.css';
import './stage/Seed.css';
import './stage/Share.css';
import './stage/StageFrame.css';
import './stage/options.css';

/** Not drawn a second time: the server's markup stays until the stage takes its place. */
export const firstFrameOf = ({ spec }: StageProps) => proseOf(spec.id);
