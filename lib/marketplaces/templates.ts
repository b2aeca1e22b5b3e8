// What a template gives away without a page: whether it can be matched at all, and whether its holes are few and plainly
// named.
import { holesOf } from '../reading/template.ts';

/** The built-in files have three at most. */
const MAX_HOLES = 8;
const MAX_ANY = 8;

/** Why a template cannot be used, or undefined. */
export function templateFault(template: string): string | undefined {
  let names: string[];
  try {
    names = holesOf(template);
  } catch (error) {
    return (error as Error).message.replace(/^template: /, '');
  }
  if (names.length > MAX_HOLES) return `it has ${names.length} holes, more than ${MAX_HOLES}`;
  if ((template.match(/\*/g)?.length ?? 0) > MAX_ANY) return `it has more than ${MAX_ANY} \`*\``;
  // Every object answers to these names: as a hole's name or kind they would be found where nobody wrote them.
  const taken = [...template.matchAll(/\{([^{}:]*)(?::([^{}]*))?\}/g)]
    .flatMap(([, name, kind]) => [name, kind])
    .find((word) => word !== undefined && word in Object.prototype);
  return taken === undefined ? undefined : `no hole can be called ${taken}`;
}
