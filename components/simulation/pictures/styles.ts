/** What the drawings look like. */
import '../../altitude/altitudes.css';
import './parts/style.css';
import './parts/topology/style.css';
import './parts/failover/style.css';
import './dns/style.css';
import './flows/style.css';
import './health/style.css';
import './incident/style.css';
import './maglev/style.css';
import './outage/style.css';
import './queues/style.css';
import './storm/style.css';
import './tiers/style.css';
import './tls/style.css';
import './zones/style.css';
