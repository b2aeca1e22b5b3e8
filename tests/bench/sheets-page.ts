// The yardstick of the sheets' row, as it runs in a page: the parsing library alone, file in, rows out.
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/browser';

const api = {
  csv: async (file: File): Promise<number> => Papa.parse(await file.text()).data.length,
  xlsx: async (file: File): Promise<number> => (await readSheet(file)).length,
};
export type SheetsBench = typeof api;
Object.assign(globalThis, { counterhandSheets: api });
