// Key caps: what to press, standing where it acts. `Keyed` finds caps inside a sentence ("press Alt ↵, then …").
import { type Chord, capParts, capText } from './keys.ts';

/** A cap. Hidden from readers of the screen: the control beside it carries `aria-keyshortcuts`. */
export function Key({ chord, text }: { chord?: Chord; text?: string }) {
  return (
    <span class="ch-key" aria-hidden="true">
      {text ?? capText(chord ?? '')}
    </span>
  );
}

/** A sentence with its keys as caps, in this machine's spelling. */
export function Keyed({ text }: { text: string }) {
  return (
    <>
      {capParts(text).map((part, i) =>
        i % 2 ? (
          <kbd key={i} class="ch-key ch-key-in">
            {part}
          </kbd>
        ) : (
          part
        ),
      )}
    </>
  );
}
