// Writes public/_locales from the interface's own catalogue, so that the manifest speaks the same three languages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import words from '../components/ui/manifest.i18n.json' with { type: 'json' };

const FOLDERS = { 'zh-CN': 'zh_CN', ko: 'ko', en: 'en' } as const;
for (const [locale, folder] of Object.entries(FOLDERS) as [keyof typeof FOLDERS, string][]) {
  const dir = join(import.meta.dirname, '..', 'public', '_locales', folder);
  mkdirSync(dir, { recursive: true });
  const messages = Object.fromEntries(
    Object.entries(words).map(([key, text]) => [key, { message: text[locale] }]),
  );
  writeFileSync(join(dir, 'messages.json'), `${JSON.stringify(messages, null, 2)}\n`);
}
