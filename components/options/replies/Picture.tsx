// A reply's picture: the address of one, or a file kept here and shown small. An address is never fetched.
import { useState } from 'preact/hooks';
import { goodImage, LARGEST_IMAGE } from '../../../lib/replies/content.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { FileButton } from '../parts/FileDrop.tsx';
import words from './repliesPage.i18n.json';

const KINDS: readonly [type: string, starts: readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
];

/** The picture as a data URL, by what its bytes are, whatever its name says; undefined for what is none of the three. */
export function dataUrl(bytes: Uint8Array): string | undefined {
  const kind = KINDS.find(([, starts]) => starts.every((byte, i) => bytes[i] === byte))?.[0];
  const isWebp = String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP';
  if (!kind || (kind === 'image/webp' && !isWebp)) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const data = `data:${kind};base64,${btoa(text)}`;
  return goodImage({ data }) ? data : undefined;
}

interface Props {
  link: string;
  data: string | undefined;
  /** The address is none. */
  wrong: boolean;
  onChange: (change: { link: string; data: string | undefined }) => void;
}

export function Picture({ link, data, wrong, onChange }: Props) {
  const { locale } = useOffice();
  const t = useWords(words);
  const [fault, setFault] = useState<string>();
  const kilobytes = (bytes: number) => figure(Math.ceil(bytes / 1000), locale.value);
  const choose = async (file: File) => {
    if (file.size > LARGEST_IMAGE)
      return setFault(t('image.large', { n: kilobytes(file.size), limit: kilobytes(LARGEST_IMAGE) }));
    const read = dataUrl(new Uint8Array(await file.arrayBuffer()));
    setFault(read ? undefined : t('image.kind'));
    if (read) onChange({ link: '', data: read });
  };
  return (
    <div class="ch-reply-picture">
      {data ? (
        <div class="ch-field">
          <span class="ch-label">{t('image')}</span>
          <div class="ch-reply-thumb">
            <img src={data} alt={t('image.alt')} />
            <Button kind="link" onClick={() => onChange({ link: '', data: undefined })}>
              {t('image.remove')}
            </Button>
          </div>
        </div>
      ) : (
        <Field
          type="url"
          label={t('image')}
          placeholder="https://"
          value={link}
          fault={wrong ? t('image.link') : fault}
          onValue={(text) => onChange({ link: text, data: undefined })}
        />
      )}
      <FileButton
        button={t('image.choose')}
        accept="image/png,image/jpeg,image/webp"
        onFile={(file) => void choose(file)}
      />
    </div>
  );
}
