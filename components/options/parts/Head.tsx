// A section's head: title, what it belongs to, and what stands at its right.
import type { ComponentChildren } from 'preact';

export function Head({
  title,
  up,
  children,
}: {
  title: string;
  /** The section a page below it belongs to. */
  up?: { label: string; href: string };
  children?: ComponentChildren;
}) {
  return (
    <header class="ch-off-head">
      <h1>
        {up && (
          <>
            <a href={up.href}>{up.label}</a>
            <span aria-hidden="true"> › </span>
          </>
        )}
        {title}
      </h1>
      <div class="ch-off-head-right">{children}</div>
    </header>
  );
}
