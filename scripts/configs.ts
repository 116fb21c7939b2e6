import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ProgramId, programOf } from '../course/schema/programs';

/** What became of a piece of configuration: its program judged it, or why it could not. */
export type Verdict =
  | { readonly isJudged: true; readonly passed: boolean; readonly said: string }
  /** `missing`: the command that is not there. */
  | { readonly isJudged: false; readonly why: string; readonly missing?: string };

/** How a command of `course/schema/programs.ts` is run. */
interface Checker {
  /** The words that make it tell its version: the first figure with a dot in what it prints. */
  readonly version: string;
  /** Words more than a reader needs. */
  readonly extra?: (folder: string) => readonly string[];
  /** It is of no use to others than root: it is run as root then, and without a network all the same. */
  readonly needsRoot?: true;
}

const checkers: Readonly<Partial<Record<ProgramId, Checker>>> = {
  // A warning is a mistake, too.
  haproxy: { version: '-v', extra: () => ['-dW'] },
  nginx: { version: '-v', extra: (folder) => ['-p', folder, '-e', 'stderr'] },
  // Its scripts must be owned by root, also in its own eyes.
  keepalived: { version: '-v', needsRoot: true },
  bird: { version: '--version' },
  frr: { version: '-h' },
  named: { version: '-v' },
  zone: { version: '-v' },
  unbound: { version: '-h' },
  prometheus: { version: '--version' },
  'prometheus-rules': { version: '--version' },
};

/** A checker that has not answered by then never will. */
const LIMIT_MS = 20_000;
/** What makes the certificates that a piece may name. */
export const STAND_INS = 'openssl';
const NOBODY = '65534';
const isRoot = process.getuid?.() === 0;

/**
 * Gives `whole` to the program's own checker, as an unprivileged user and without a network where the machine allows it.
 * Files under /etc that it names are stand-ins, found by their last name: certificates, and keys of session tickets.
 * Only a program of the same major version judges: another minor one may know more or fewer words.
 */
export function judge(program: ProgramId, version: string | undefined, whole: string): Verdict {
  const { name, check } = programOf(program);
  const checker = checkers[program];
  if (!check || !checker) return { isJudged: false, why: `${name} has no command that checks` };
  const [command = '', ...words] = check.split(' ');
  const found = versionOf(command, checker.version);
  if (found === undefined) return notInstalled(command);
  if (versionOf(STAND_INS, 'version') === undefined) return notInstalled(STAND_INS);
  if (version === undefined || majorOf(found) !== majorOf(version))
    return { isJudged: false, why: `${command} is ${found} here, the piece is for ${version}` };
  if (checker.needsRoot && !isRoot) return { isJudged: false, why: `${command} checks for root alone` };
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    chmodSync(folder, 0o777);
    layStandIns(folder);
    const file = join(folder, 'piece');
    writeFileSync(
      file,
      whole.replaceAll(/\/etc\/[\w./-]+/g, (path) => join(folder, basename(path))),
    );
    const [confined = '', ...rest] = [
      ...confinement(checker.needsRoot === true),
      ...[command, ...(checker.extra?.(folder) ?? []), ...words, file],
    ];
    const { status, output } = ran(confined, rest, folder);
    return { isJudged: true, passed: status === 0, said: output.replaceAll(folder, '') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function notInstalled(missing: string): Verdict {
  return { isJudged: false, why: `${missing} is not installed`, missing };
}

/** The version that a command tells; nothing where there is no such command. */
function versionOf(command: string, word: string): string | undefined {
  const { isThere, output } = ran(command, [word]);
  return isThere ? /\d+(?:\.\d+)+/.exec(output)?.[0] : undefined;
}

function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

/** The words before a command that take from it what the machine lets us take. */
function confinement(asRoot: boolean): readonly string[] {
  const user = isRoot && !asRoot ? ['setpriv', '--reuid', NOBODY, '--regid', NOBODY, '--clear-groups'] : [];
  const network = ['unshare', asRoot ? '-n' : '-rn'];
  const [first = '', ...rest] = [...user, ...network, 'true'];
  return ran(first, rest).status === 0 ? [...user, ...network] : user;
}

function ran(command: string, args: readonly string[], cwd = tmpdir()) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}`, isThere: error === undefined };
}

/** What a piece may name as a file of its machine. */
function layStandIns(folder: string): void {
  const at = (name: string) => join(folder, name);
  ran(STAND_INS, [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=example.com', '-days', '1', '-keyout', at('site.key'), '-out', at('site.crt')],
  ]);
  copyFileSync(at('site.crt'), at('ca.crt'));
  writeFileSync(at('site.pem'), readFileSync(at('site.crt'), 'utf8') + readFileSync(at('site.key'), 'utf8'));
  for (const key of ['current.key', 'previous.key']) writeFileSync(at(key), randomBytes(80));
  writeFileSync(at('ticket.keys'), `${randomBytes(48).toString('base64')}\n`.repeat(3));
  for (const name of readdirSync(folder)) chmodSync(at(name), 0o644);
}
