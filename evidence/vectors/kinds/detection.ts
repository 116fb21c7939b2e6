import {
  bfdDetectionMs,
  bgpHoldDetection,
  healthCheckDetectionS,
  vrrpMasterDownMs,
} from '../../../engine/detection/failureDetection';
import type { Kind } from '../kind';

type Detection =
  | ({ mechanism: 'bfd' } & Parameters<typeof bfdDetectionMs>[0])
  | ({ mechanism: 'bgp-hold' } & Parameters<typeof bgpHoldDetection>[0])
  | ({ mechanism: 'vrrp' } & Parameters<typeof vrrpMasterDownMs>[0])
  | ({ mechanism: 'active-health-check' } & Parameters<typeof healthCheckDetectionS>[0]);

const failureDetectionTime: Kind<Detection> = {
  evaluate(input) {
    switch (input.mechanism) {
      case 'bfd':
        return { detectionMs: bfdDetectionMs(input) };
      case 'bgp-hold':
        return bgpHoldDetection(input);
      case 'vrrp':
        return { masterDownMs: vrrpMasterDownMs(input) };
      case 'active-health-check':
        return healthCheckDetectionS(input);
    }
  },
};

export const detectionKinds: Record<string, Kind> = { 'failure-detection-time': failureDetectionTime };
