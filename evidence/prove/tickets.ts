import { stream, uint32 } from '../../engine/random';
import { choice, type InputOf, integer } from './field';
import { lineError, pastedLines } from './pasted';
import { type Answered, type Instructions, type Model, matchRows } from './proof';

const fields = {
  keys: choice(['own', 'shared']),
  tls: choice(['1.3', '1.2']),
  servers: integer(1, 8, 3),
  visits: integer(2, 200, 60),
  seed: integer(0, 2 ** 32 - 1, 7),
};

type TicketsInput = InputOf<typeof fields>;

export interface TicketsRow {
  readonly line: number;
  readonly visit: number;
  readonly server: number;
  /** As OpenSSL says it: `Reused, TLSv1.3`. */
  readonly session: string;
}

const BASE_PORT = 48_440;

/** The server (from 1) of each visit, as a router without affinity would choose it. */
function serversOfVisits({ servers, visits, seed }: Pick<TicketsInput, 'servers' | 'visits' | 'seed'>): number[] {
  const draws = stream(seed, 'prove');
  return Array.from({ length: visits }, (_, visit) => 1 + (uint32(draws, visit, 0) % servers));
}

function instructions(input: TicketsInput): Instructions {
  const { keys, servers, tls } = input;
  const eachServer = `for s in $(seq ${servers}); do`;
  return {
    setup: [
      'D=$(mktemp -d)',
      'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=prove.test \\',
      '  -keyout "$D/key.pem" -out "$D/cert.pem" 2> "$D/log"',
      keys === 'shared' ? 'openssl rand 80 > "$D/shared.ticket"' : '',
      eachServer,
      keys === 'shared' ? '  cp "$D/shared.ticket" "$D/$s.ticket"' : '  openssl rand 80 > "$D/$s.ticket"',
      '  cat > "$D/$s.conf" <<END',
      ...nginxConfig(tls),
      'END',
      '  nginx -c "$D/$s.conf"',
      'done',
    ]
      .filter((line) => line !== '')
      .join('\n'),
    command: [
      'rm -f "$D/session"; visit=0',
      `for s in ${serversOfVisits(input).join(' ')}; do`,
      '  visit=$((visit + 1)); printf "%s %s " "$visit" "$s"',
      `  printf 'HEAD / HTTP/1.0\\r\\n\\r\\n' | openssl s_client -connect 127.0.0.1:$((${BASE_PORT} + s)) -tls${tls.replace('.', '_')} -ign_eof \\`,
      '    $([ -s "$D/session" ] && echo "-sess_in $D/session") -sess_out "$D/session" 2> /dev/null | grep -E "^(New|Reused), "',
      'done',
    ].join('\n'),
    cleanup: `${eachServer} kill "$(cat "$D/$s.pid")"; done; sleep 1; rm -r "$D"`,
  };
}

/** The shell fills in `$D` and `$s`. */
function nginxConfig(tls: string): string[] {
  return [
    'pid $D/$s.pid;',
    'error_log $D/$s.log;',
    'events {}',
    'http {',
    '  access_log off;',
    '  server {',
    `    listen 127.0.0.1:$((${BASE_PORT} + s)) ssl;`,
    `    ssl_protocols TLSv${tls};`,
    '    ssl_certificate $D/cert.pem;',
    '    ssl_certificate_key $D/key.pem;',
    '    ssl_session_ticket_key $D/$s.ticket;',
    '    return 204;',
    '  }',
    '}',
  ];
}

const VISIT = /^(\d+) (\d+) (New|Reused), (TLSv1\.[23]|TLSv1\/SSLv3), Cipher is (?!\(NONE\))(\S+)$/;
/** What OpenSSL 1.0 and LibreSSL say in place of any version: both call all their ciphers so. */
const ANY_VERSION = 'TLSv1/SSLv3';
/** LibreSSL's names of TLS 1.3 ciphers, old and new. */
const TLS13_CIPHER = /^(?:AEAD|TLS)[-_]/;

/** Lines `2 1 Reused, TLSv1.3, Cipher is …`: the visit, its server, what `openssl s_client` says of the session. */
function parse(output: string): TicketsRow[] {
  return pastedLines(output).map((pasted) => {
    const [, visit, server, session, version, cipher = ''] = VISIT.exec(pasted.text) ?? [];
    if (session === undefined) throw lineError(pasted, 'visit, server, New or Reused, TLSv…, Cipher is …');
    if (version === ANY_VERSION && TLS13_CIPHER.test(cipher))
      throw lineError(pasted, 'a client that can resume TLS 1.3 (LibreSSL keeps no ticket of it; ask with TLS 1.2)');
    const tls = version === ANY_VERSION ? 'TLSv1.2' : version;
    return { line: pasted.line, visit: Number(visit), server: Number(server), session: `${session}, ${tls}` };
  });
}

function answers(input: TicketsInput, rows: readonly TicketsRow[]): Answered[] {
  const servers = serversOfVisits(input);
  const subjects = servers.map((server, index) => `#${index + 1} → ${server}`);
  const matched = matchRows(subjects, rows, ({ visit, server }) => `#${visit} → ${server}`);
  return matched.map(({ line, session }, visit) => ({
    line,
    subject: subjects[visit]!,
    engine: `${isResumed(servers, visit, input.keys) ? 'Reused' : 'New'}, TLSv${input.tls}`,
    yours: session,
  }));
}

/** A ticket resumes where its key is known: at any server that shares it, else at the one that issued it. */
function isResumed(servers: readonly number[], visit: number, keys: TicketsInput['keys']): boolean {
  return visit > 0 && (keys === 'shared' || servers[visit] === servers[visit - 1]);
}

/** Which visits resume when a client offers its newest ticket to servers with a ticket key each, or with one for all. */
export const tickets: Model<typeof fields, TicketsRow> = { fields, instructions, parse, answers };
