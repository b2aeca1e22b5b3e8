// A mark inside the desk: the same drawing as on the page's rows, called from Preact.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { drawMarks, type Marked, type MarkOptions } from '../marks/draw.ts';

export function Marks({ marks, ...opts }: MarkOptions & { marks: Marked[] }) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (host.current) drawMarks(host.current, marks, opts);
  });
  return <span ref={host} />;
}
