import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { judgeProof } from './judging/judge-proof.js';
import type { WatchedProfile } from './open-watched.js';
import type { OwnFile, Phase, Proof, ProvedAct, ProvedRequest } from './proof.js';
import { proveSite, type Visited } from './prove-site.js';
import type { ProveOptions } from './visit.js';
import { openWhose, type Whoseness } from './whose.js';

export type Proving = ProveOptions &
  Readonly<{
    /** As the report calls it. */
    target: string;
    /** Parts of addresses of scripts that are Vitrine's, besides the usual. */
    ours: readonly string[];
  }>;

/** Visits a shop and puts the rules to what is seen. Rejects where it cannot be visited, or consent not be given. */
export async function prove(browser: Browser, proving: Proving): Promise<Proof> {
  const begun = new Date();
  const visited = await proveSite(browser, proving);
  const { profile, observed } = visited;
  try {
    const whose = openWhose(proving.ours);
    for (const { request, by } of profile.requests()) {
      const body = profile.scripts.get(request.url());
      if (body) whose.learn({ url: request.url(), text: body.toString(), by });
    }
    const files = await ownFiles(profile, whose);
    if (!files.length) throw new Error('no script of Vitrine’s was loaded: name a part of its address by --ours');
    const acts = judgedActs(visited, whose);
    const requests = judgedRequests(visited, whose);
    return {
      target: proving.target,
      at: begun.toISOString(),
      took: Date.now() - begun.getTime(),
      versions: { command: manifest.version, browser: `Chromium ${browser.version()}`, node: process.versions.node },
      way: proving.way.words,
      files,
      acts,
      requests,
      observed,
      rules: judgeProof({ acts, requests, observed }),
    };
  } finally {
    await profile.close();
  }
}

const phaseOf = (phases: Visited['phases'], at: number): Phase =>
  phases.findLast(({ from }) => from <= at)?.phase ?? 'before';

const judgedActs = ({ phases, profile }: Visited, { ofAct }: Whoseness): readonly ProvedAct[] =>
  profile.acts.map((act) => ({ ...act, phase: phaseOf(phases, act.at), whose: ofAct(act) }));

function judgedRequests({ phases, profile, raw }: Visited, { ofScript }: Whoseness): readonly ProvedRequest[] {
  return profile.requests().map(({ request, tab, arrived, by }) => {
    const { startTime } = request.timing();
    const at = startTime > 0 ? startTime : arrived;
    const body = request.postDataBuffer();
    const url = request.url();
    const sent = [decoded(new URL(url).search), body?.toString() ?? '', decoded(body?.toString() ?? '')].join('\n');
    return {
      phase: phaseOf(phases, at),
      tab,
      // its own file is Vitrine's, whoever asks for it
      whose: ofScript(url) === 'vitrine' ? 'vitrine' : ofScript(by[0]),
      at,
      method: request.method(),
      url,
      bytes: body?.length ?? 0,
      by,
      holds: raw.filter((word) => sent.includes(word)),
    };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // no such escapes: it is read as it stands
    return text;
  }
}

/** The files of Vitrine's that were loaded, compared with those beside this command. */
async function ownFiles({ scripts }: WatchedProfile, { ofScript }: Whoseness): Promise<readonly OwnFile[]> {
  const files = [...scripts].filter(([url]) => ofScript(url) !== 'others');
  return Promise.all(
    files.map(async ([url, body]) => {
      const name = new URL(url).pathname.split('/').at(-1)!;
      const released = await readFile(new URL(name, import.meta.url)).catch(() => undefined);
      return {
        url,
        bytes: body.length,
        sha256: createHash('sha256').update(body).digest('hex'),
        released: !!released?.equals(body),
        shared: ofScript(url) === 'shared',
      };
    }),
  );
}
