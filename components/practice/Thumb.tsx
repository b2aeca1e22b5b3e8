// A product's picture: a plain drawing, since nothing here is photographed.
const DRAWN: Record<string, string> = {
  cup: 'M6 5h10l-1 14H7zM16 8h2a2 2 0 0 1 0 6h-2.4',
  apron: 'M9 3v4l-3 3v11h12V10l-3-3V3M9 7h6M9 14h6v4H9z',
  board: 'M7 8h10v12H7zM10 8V4h4v4M11 6h2',
  bag: 'M5 9h14l-1 11H6zM9 9V6a3 3 0 0 1 6 0v3',
  plate: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  pot: 'M5 9h11v8a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM16 11h5M4 9h13M8 5c0 1 1 1 1 2M12 5c0 1 1 1 1 2',
  cushion: 'M5 5c4 1 10 1 14 0-1 4-1 10 0 14-4-1-10-1-14 0 1-4 1-10 0-14zM12 9v6M9 12h6',
  candle: 'M8 11h8v9H8zM12 11V8M12 3c2 2 2 4 0 5-2-1-2-3 0-5z',
};

export const Thumb = ({ icon, small }: { icon: string; small?: boolean }) => (
  <span class={small ? 'p-thumb p-small' : 'p-thumb'} aria-hidden="true">
    <svg viewBox="0 0 24 24" focusable="false" aria-hidden="true">
      <path d={DRAWN[icon] ?? ''} />
    </svg>
  </span>
);
