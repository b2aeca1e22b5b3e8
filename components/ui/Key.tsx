// Key caps: what to press, standing where it acts. `Keyed` finds caps inside a sentence ("press Alt ↵, then …").
import { type Chord, capText, isMac } from './keys.ts';

/** A cap. Hidden from readers of the screen: the control beside it carries `aria-keyshortcuts`. */
export function Key({ chord, text }: { chord?: Chord; text?: string }) {
  return (
    <span class="ch-key" aria-hidden="true">
      {text ?? capText(chord ?? '')}
    </span>
  );
}

const CAP = /((?:Alt|Ctrl)[ +](?:[A-Z]|↵|↓|↑|Enter|\/)(?![A-Za-z])|Esc(?![A-Za-z]))/;

/** A sentence with its keys as caps, in this machine's spelling. */
export function Keyed({ text }: { text: string }) {
  return (
    <>
      {text.split(CAP).map((part, i) =>
        i % 2 ? (
          <kbd key={i} class="ch-key ch-key-in">
            {isMac() ? part.replace(/Alt[ +]/, '⌥').replace(/Ctrl[ +]/, '⌃') : part.replace('+', ' ')}
          </kbd>
        ) : (
          part
        ),
      )}
    </>
  );
}
