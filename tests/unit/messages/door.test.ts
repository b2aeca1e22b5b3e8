import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../lib/messages/client.ts';
import type { Request } from '../../../lib/messages/protocol.ts';
import { answer, type Handlers } from '../../../lib/messages/serve.ts';
import { ok } from '../../../lib/model/result.ts';
import { DeskLayoutPatch, SettingsPatch } from '../../../lib/model/settings.ts';

type Who = { own: boolean };
const handlers = new Proxy({}, { get: () => async () => ok(null) }) as Handlers<Who>;
const frame: Who = { own: false };
const office: Who = { own: true };
const silent = () => undefined;

describe("the worker's door", () => {
  it('lets a marketplace frame ask what a page may ask', async () => {
    expect(await answer({ type: 'hello', url: 'https://example.com/' }, frame, handlers, silent)).toEqual({
      ok: true,
      value: null,
    });
  });

  it('refuses a marketplace frame what only our own pages may ask', async () => {
    const asked = { type: 'settings', patch: { paused: true } };
    expect(await answer(asked, frame, handlers, silent)).toMatchObject({
      ok: false,
      error: { code: 'request.refused' },
    });
    expect(await answer(asked, office, handlers, silent)).toMatchObject({ ok: true });
  });

  it.each([
    [null],
    ['hello'],
    [{ type: 'nothing' }],
    [{ type: 'append', drafts: [{ id: 'x' }] }],
    [{ type: 'find-replies', query: 7 }],
  ])('refuses %j by name and without its content', async (message) => {
    const told = await answer(message, frame, handlers, silent);
    expect(told).toMatchObject({ ok: false, error: { code: 'request.malformed' } });
  });

  it('never repeats what a malformed message held', async () => {
    const told = await answer({ type: 'append', drafts: [{ text: '买家的话' }] }, frame, handlers, silent);
    expect(JSON.stringify(told)).not.toContain('买家');
  });

  it('turns a handler that throws into a named failure and tells its maker', async () => {
    const report = vi.fn();
    const broken = { hello: async () => Promise.reject(new Error('boom')) } as unknown as Handlers<Who>;
    expect(await answer({ type: 'hello', url: 'https://example.com/' }, frame, broken, report)).toEqual({
      ok: false,
      error: { code: 'worker.failed', params: { request: 'hello' } },
    });
    expect(report).toHaveBeenCalledOnce();
  });

  it('says so when the database may not be written', async () => {
    const error = Object.assign(new Error('x'), { name: 'ReadOnlyStore' });
    const readOnly = { hello: async () => Promise.reject(error) } as unknown as Handlers<Who>;
    expect(
      await answer({ type: 'hello', url: 'https://example.com/' }, frame, readOnly, silent),
    ).toMatchObject({
      error: { code: 'store.read-only' },
    });
  });
});

describe('a patch of the settings', () => {
  it('holds what was given and nothing that was not: other settings stay', () => {
    expect(SettingsPatch.parse({ locale: 'ko' })).toEqual({ locale: 'ko' });
    expect(SettingsPatch.safeParse({ locale: 'fr' }).success).toBe(false);
    expect(DeskLayoutPatch.parse({ width: 380 })).toEqual({ width: 380 });
  });
});

describe('the client', () => {
  it('asks once more when the worker was being woken, then hands the answer over', async () => {
    const transport = vi
      .fn<(r: Request) => Promise<unknown>>()
      .mockRejectedValueOnce(new Error('no receiver'))
      .mockResolvedValueOnce(ok(null));
    expect(await createClient(transport)({ type: 'need-desk' })).toEqual(ok(null));
  });

  it('says that the worker is gone instead of throwing', async () => {
    const send = createClient(async () => undefined);
    expect(await send({ type: 'need-desk' })).toEqual({ ok: false, error: { code: 'worker.gone' } });
  });
});
