// A refused marketplace file: said in words, at a bounded cost, with nothing of it run; and whatever a file holds, it is
// opened or refused, never a throw, never a wait, never a mark on the program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { failureText } from '../../../components/ui/failures.ts';
import { findFaults, formatMarketplace, MOST } from '../../../lib/marketplaces/check.ts';
import { RULES } from '../../../lib/marketplaces/findings.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import failures from '../../../lib/marketplaces/marketplaces.i18n.json' with { type: 'json' };
import { MAX_BYTES, openMarketplace } from '../../../lib/marketplaces/open.ts';
import { type Bent, bent, holds, nested } from './bent.ts';

const text = formatMarketplace(MARKETPLACES[0]!);

describe('a refusal', () => {
  it.each(RULES)('for %s says in three languages what happened, what was kept and what to do', (rule) => {
    const words = failures[`marketplace.${rule}`];
    expect(words['zh-CN']).toMatch(/没有使用这个文件，原有设置没变。请/);
    expect(words.ko).toMatch(/이 파일은 쓰지 않았고 이전 설정은 그대로입니다\. .+주세요\.$/);
    expect(words.en).toMatch(/so the file is not used; what you had is unchanged\. [A-Z].+\.$/);
  });

  it('names the place and what stands there', () => {
    const opened = openMarketplace(JSON.stringify(bent((f) => f.pages[0].match.hosts.push('*.com'))));
    if (opened.ok) throw new Error('opened');
    expect(failureText('en', opened.error, failures)).toBe(
      "The address “*.com” takes in other people's sites or is badly written (pages.orders.match.hosts.2), so the file is not used; what you had is unchanged. Write whole host names.",
    );
  });

  it('comes before anything is parsed when the file is large, deep or long', () => {
    const parse = vi.spyOn(JSON, 'parse');
    for (const file of [`"${'x'.repeat(MAX_BYTES)}"`, nested(100_000), `[${'0,'.repeat(100_000)}0]`])
      expect(openMarketplace(file).ok).toBe(false);
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('of what never ends costs a bounded number of looks', () => {
    let looks = 0;
    const endless = (): object =>
      new Proxy(
        { a: 0, b: 0, c: 0 },
        {
          get: () => {
            looks++;
            return endless();
          },
        },
      );
    expect(findFaults(endless()).length).toBe(1);
    expect(looks).toBeLessThanOrEqual(MOST.values);
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(findFaults(round)[0]!.rule).toBe('marketplace.too-deep');
    expect(findFaults({ a: 1n, b: Number.NaN, c: () => 1, d: Symbol('x') }).length).toBeGreaterThan(0);
  });

  it('lists no more than a hundred findings, each short', () => {
    const found = findFaults(bent((f) => (f.words.status.paid = Array(3000).fill(7))));
    expect(found.length).toBe(100);
    const long = findFaults({ ['k'.repeat(50_000)]: { ['l'.repeat(50_000)]: 1 } });
    for (const { path, found, why } of long) expect(`${path}${found}${why}`.length).toBeLessThan(800);
  });

  it('is what the read tool says, and nothing is read', () => {
    const dir = mkdtempSync(join(tmpdir(), 'marketplace-'));
    const file = join(dir, 'mine.json');
    writeFileSync(file, JSON.stringify(bent((f) => f.origins.push('*://*/*'))));
    const tool = [
      '--import',
      'tsx',
      'scripts/read.ts',
      '--marketplace',
      file,
      '--url',
      'https://a.example/',
      file,
    ];
    const ran = spawnSync(process.execPath, tool, { encoding: 'utf8' });
    rmSync(dir, { recursive: true });
    expect([ran.status, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain(
      "origins.3: marketplace.bare-wildcard: *://*/*: A host like this takes in other people's sites. Write it as `https://host/*`.",
    );
  });
});

describe('whatever a file holds', () => {
  const evil = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      '__proto__',
      'constructor',
      '*',
      '',
      '{a}{b}',
      '((((',
      '\uD800',
      1e300,
      -1,
      null,
    ),
    fc.constantFrom<unknown>({ constructor: { prototype: { polluted: 1 } } }, { read: 'x' }, [[]], [null]),
  );
  /** One value of a real file, wherever it stands, becomes another or moves to another key. */
  const put = (file: Bent, steps: number[], value: unknown, key: string | undefined): Bent => {
    let here = file;
    for (const step of steps) {
      const keys = Object.keys(here);
      if (keys.length === 0) break;
      const name = keys[step % keys.length]!;
      if (typeof here[name] === 'object' && here[name] !== null && step % 5 !== 0) here = here[name];
      else {
        Object.defineProperty(here, key ?? name, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
        break;
      }
    }
    return file;
  };

  it('it is opened or refused', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), holds));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), holds));
  });

  it('a real file with other values is opened or refused', () => {
    const steps = fc.array(fc.nat(200), { minLength: 1, maxLength: 14 });
    const key = fc.option(fc.constantFrom('__proto__', 'constructor', 'toString', 'at', 'read', '0'), {
      nil: undefined,
    });
    fc.assert(
      fc.property(fc.constantFrom(...MARKETPLACES), steps, evil, key, (one, path, value, name) =>
        holds(JSON.stringify(put(structuredClone(one), path, value, name))),
      ),
      { numRuns: 300 },
    );
  });

  it('a real file cut, doubled or garbled is opened or refused', () => {
    const cut = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(cut, ([from, length, into]) =>
        holds(text.slice(0, from) + into + text.slice(from + length)),
      ),
      { numRuns: 200 },
    );
  });
});
