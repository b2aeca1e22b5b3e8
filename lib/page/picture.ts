// A picture onto the clipboard, as the PNG that every editor takes. From bytes kept here: nothing is fetched.

/** The bytes of a base64 data URL of a picture; undefined for anything else. */
export function bytesOf(dataUrl: string): Blob | undefined {
  const [, type, data] = /^data:(image\/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+=*)$/.exec(dataUrl) ?? [];
  if (!type || !data) return undefined;
  try {
    return new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], { type });
  } catch {
    return undefined;
  }
}

/** Drawn anew even where it is a PNG already: what a camera wrote into the file does not go along. */
async function asPng(doc: Document, blob: Blob): Promise<Blob> {
  const picture = await createImageBitmap(blob);
  const canvas = doc.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')!.drawImage(picture, 0, 0);
  picture.close();
  return new Promise((done, gone) =>
    canvas.toBlob((png) => (png ? done(png) : gone(new Error('no picture'))), 'image/png'),
  );
}

/** Needs the key press or click it comes from. False where the browser, or the picture, did not have it. */
export async function copyPicture(doc: Document, dataUrl: string): Promise<boolean> {
  const blob = bytesOf(dataUrl);
  const { navigator, ClipboardItem: Item } = doc.defaultView as Window & typeof globalThis;
  if (!blob || !Item) return false;
  try {
    // The promise goes in, so that the key press still counts while the picture is drawn.
    await navigator.clipboard.write([new Item({ 'image/png': asPng(doc, blob) })]);
    return true;
  } catch {
    return false;
  }
}
