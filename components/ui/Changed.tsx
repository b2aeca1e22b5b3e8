// Old and new text: only the characters that differ are marked, a thin underline on the old, tint and a thick
// underline on the new.
import { changedPieces, type Piece } from './diff.ts';

export function Pieces({ pieces, side }: { pieces: Piece[]; side: 'old' | 'new' }) {
  const Mark = side === 'old' ? 'del' : 'ins';
  return (
    <>
      {pieces.map((piece, i) =>
        piece.changed ? (
          <Mark key={i} class={`ch-${side}`}>
            {piece.text}
          </Mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

/** One side of a change, compared with the other. */
export function Changed({ before, after, side }: { before: string; after: string; side: 'old' | 'new' }) {
  const pieces = changedPieces(before, after);
  return <Pieces pieces={side === 'old' ? pieces.before : pieces.after} side={side} />;
}
