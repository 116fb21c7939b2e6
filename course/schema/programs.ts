/** A system whose configuration a lesson may show. */
export interface Program {
  readonly name: string;
  /** The command that judges its configuration, the file's name to follow; nothing judges the others. */
  readonly check?: string;
}

/** The one list of them. How a command is run is said in `scripts/configs.ts`. */
const programs = {
  haproxy: { name: 'HAProxy', check: 'haproxy -c -f' },
  nginx: { name: 'nginx', check: 'nginx -t -c' },
  keepalived: { name: 'Keepalived', check: 'keepalived -t -f' },
  bird: { name: 'BIRD', check: 'bird -p -c' },
  frr: { name: 'FRRouting', check: 'vtysh -C -f' },
  named: { name: 'BIND', check: 'named-checkconf' },
  zone: { name: 'BIND', check: 'named-checkzone example.com' },
  unbound: { name: 'Unbound', check: 'unbound-checkconf' },
  prometheus: { name: 'Prometheus', check: 'promtool check config' },
  'prometheus-rules': { name: 'Prometheus', check: 'promtool check rules' },
  envoy: { name: 'Envoy' },
  grpc: { name: 'gRPC' },
  kubernetes: { name: 'Kubernetes' },
  linux: { name: 'Linux' },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramId = keyof typeof programs;
export const programIds = Object.keys(programs) as readonly ProgramId[];

export const programOf = (id: ProgramId): Program => programs[id];
