// China's divisions: province, city, district as buyers write them, development zones laid over districts, and former
// districts. Two regions agree only when each is one place and no level contradicts.
import { compatible, Gazetteer, type Place } from './gazetteer.ts';
import { compareMasked } from './mask.ts';
import regions from './regions.generated.json';
import type { Outcome } from './types.ts';

const ethnic =
  /(?:(?:蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克|塔塔尔|乌孜别克|鄂伦春|鄂温克|达斡尔)族?|(?:朝鲜|土家|布依|哈尼|景颇|傈僳|拉祜|仡佬|仫佬|毛南|东乡|撒拉|保安|裕固|普米|布朗|德昂|阿昌|独龙|基诺|苗|藏|羌|彝|侗|壮|傣|白|回|满|瑶|畲|黎|土|水|佤|怒|京|各|纳西|赫哲|门巴|珞巴)族)+$/u;

/** Cities called by one letter of their name. */
const short: Record<string, string> = { 呼和浩特市: '呼市', 乌鲁木齐市: '乌市', 石家庄市: '石市' };

function shorts(name: string, level: 1 | 2 | 3): string[] {
  if (level === 1) {
    const short = name.replace(/(壮族|回族|维吾尔)?(自治区|特别行政区)$|[省市]$/u, '');
    return short === '内蒙古' ? [short, '内蒙'] : /自治区$/.test(name) ? [short, `${short}省`] : [short];
  }
  if (/自治[州县旗]$/u.test(name)) {
    const kind = name.at(-1)!;
    const stem = name.slice(0, -3).replace(ethnic, '');
    return stem.length >= 2 ? [`${stem}${kind}`, stem] : [];
  }
  const spoken = short[name];
  if (spoken) return [name.replace(/市$/u, ''), spoken];
  const stem = name.replace(/(市|地区|盟|林区|新区|[县区旗])$/u, '');
  // 东区 and 忠县 shortened to one character say nothing.
  return stem.length >= 2 ? [stem] : [];
}

const roadAhead =
  /^[东南西北中上下外内新老一二三四五六七八九十\d]{0,3}(?:大?道|大?街|路|巷|胡同|弄|里(?!水)|桥|码头|广场|公园|大厦|大酒店|花园|小区|新村|公寓|家园|苑)/u;

const data = Object.fromEntries(
  Object.entries(regions as Record<string, Record<string, string>>).map(([province, cities]) => [
    province,
    Object.fromEntries(Object.entries(cities).map(([city, list]) => [city, list.split(' ').filter(Boolean)])),
  ]),
);

/** County-level cities everybody writes without 市 and without their prefecture. */
const wellKnown = new Set(
  '昆山 义乌 常熟 张家港 江阴 宜兴 太仓 晋江 石狮 南安 福清 慈溪 余姚 温岭 乐清 瑞安 诸暨 海宁 桐乡 永康 东阳 义马 丹阳 泰兴 靖江 如皋 海门 启东 胶州 即墨 寿光 滕州 荣成 浏阳 宁乡 増城 仁怀 迁安 任丘 武安 巩义 新郑 枝江 仙桃 潜江'.split(
    ' ',
  ),
);

let built: Gazetteer | undefined;
/** Built on first use: most pages never compare an address. */
export const china = (): Gazetteer => {
  built ??= new Gazetteer({
    places: data,
    shorts,
    // 恩施州 has its ending, 苏州 has not; nor have 沙县 and 红旗, short for 沙县区 and 红旗区.
    isShort: (written) => !/省$|..[县州旗]$/u.test(written),
    notHere: (text, end) => roadAhead.test(text.slice(end, end + 8)),
    alone: wellKnown,
    // 长春的朝阳区.
    gap: /[\s,，\-/·、|的]/u,
  });
  return built;
};

/** Districts that were merged or renamed, still written by buyers: known to lie in the city, no more. */
const former: Record<string, [province: string, city: string]> = {
  下城区: ['浙江省', '杭州市'],
  江干区: ['浙江省', '杭州市'],
  江东区: ['浙江省', '宁波市'],
  闸北区: ['上海市', '上海市'],
  卢湾区: ['上海市', '上海市'],
  南汇区: ['上海市', '上海市'],
  崇文区: ['北京市', '北京市'],
  宣武区: ['北京市', '北京市'],
  白下区: ['江苏省', '南京市'],
  下关区: ['江苏省', '南京市'],
  沧浪区: ['江苏省', '苏州市'],
  平江区: ['江苏省', '苏州市'],
  金阊区: ['江苏省', '苏州市'],
  萝岗区: ['广东省', '广州市'],
  东山区: ['广东省', '广州市'],
  四方区: ['山东省', '青岛市'],
  塘沽区: ['天津市', '天津市'],
  大港区: ['天津市', '天津市'],
  汉沽区: ['天津市', '天津市'],
};

/** Zones whose own name is enough to know the city. */
const famous: Record<string, [province: string, city: string]> = {
  苏州工业园区: ['江苏省', '苏州市'],
  西咸新区: ['陕西省', ''],
  天府新区: ['四川省', ''],
  两江新区: ['重庆市', '重庆市'],
  贵安新区: ['贵州省', ''],
  雄安新区: ['河北省', ''],
  郑东新区: ['河南省', '郑州市'],
  横琴新区: ['广东省', '珠海市'],
  大鹏新区: ['广东省', '深圳市'],
  光明新区: ['广东省', '深圳市'],
  东湖高新区: ['湖北省', '武汉市'],
  曲江新区: ['陕西省', '西安市'],
  金普新区: ['辽宁省', '大连市'],
  西海岸新区: ['山东省', '青岛市'],
};

const zone =
  /^[\u4e00-\u9fff]{0,8}?(?:高新技术产业开发区|高新技术产业园区|高新技术开发区|高技术产业开发区|经济技术开发区|经济开发区|技术开发区|高新区|经开区|开发区|工业园区|示范区|管理区|风景名胜区|风景区|保税港?区|度假区|实验区|试验区|新区|科学城|生态城|新城区)/u;
const zoneNames: [RegExp, string][] = [
  [/高新技术产业开发区|高新技术产业园区|高新技术开发区|高技术产业开发区/u, '高新区'],
  [/经济技术开发区|经济开发区|技术开发区/u, '经开区'],
  [/风景名胜区/u, '风景区'],
];
/** A district's name the gazetteer does not know: new, misspelt, or a former one. Never 一区, 小区, 校区. */
const unknownDistrict = /^[\u4e00-\u9fff]{2,4}?[区县](?![域委])/u;
const notDistrict = /[一二三四五六七八九十小校园社厂库景东西南北]区|街道|[路镇乡村]/u;

/** Divisions with a mask in their name: 西*区, 杭*市西*区. */
const hiddenNames = /^(?:[\u4e00-\u9fff]{0,3}\*{1,4}[\u4e00-\u9fff]{0,2}?[市区县州盟旗])+/u;

export interface RegionCn {
  candidates: Place[];
  end: number;
  names: number;
  full: boolean;
  /** A development zone, in its usual short form. */
  zone?: string;
  /** A district the gazetteer does not know, or one with a mask in it, as written. */
  odd?: string;
}

/** Reads a region from `at`. Only Chinese text; undefined when no division begins there. */
export function readRegionCn(text: string, at: number, stop = text.length): RegionCn | undefined {
  let base = china().read(text, at, stop);
  // 乐山市中区 is 市中区 of 乐山, and not 中区 of 乐山市.
  if (base && text[base.end - 1] === '市' && text.startsWith('中区', base.end) && base.end + 2 <= stop) {
    const central = base.candidates.filter((p) => p[1] && data[p[0]]?.[p[1]]?.includes('市中区'));
    if (central.length)
      base = {
        ...base,
        candidates: central.map((p): Place => [p[0], p[1], '市中区']),
        end: base.end + 2,
        names: base.names + 1,
      };
  }
  let next = base?.end ?? at;
  while (base && next < stop && /[\s,，\-/·]/u.test(text[next]!)) next++;
  const ahead = text.slice(next, Math.min(stop, next + 18));
  const lone = base ? undefined : Object.keys(former).find((n) => ahead.startsWith(n));
  const loneZone = base ? undefined : Object.keys(famous).find((n) => ahead.startsWith(n));
  if (!base && !lone && !loneZone) return undefined;
  const known = base ?? {
    candidates: [[...(former[lone!] ?? famous[loneZone!]!), ''] as unknown as Place],
    end: at,
    names: 0,
    full: true,
  };
  const out: RegionCn = { ...known };
  if (known.candidates.every((p) => p[2])) return out;
  const hidden = hiddenNames.exec(ahead)?.[0];
  if (hidden) return { ...out, odd: hidden, end: next + hidden.length, names: out.names + 1 };
  const found = zone.exec(ahead)?.[0];
  if (found && !/[路街村镇]/u.test(found.slice(0, -2))) {
    const name = zoneNames.reduce((s, [long, short]) => s.replace(long, short), found);
    return {
      ...out,
      zone: stripPlace(name, known.candidates),
      end: next + found.length,
      names: out.names + 1,
    };
  }
  const odd = lone ?? (known.candidates.some((p) => p[1]) ? unknownDistrict.exec(ahead)?.[0] : undefined);
  if (odd && !notDistrict.test(odd)) return { ...out, odd, end: next + odd.length, names: out.names + 1 };
  return out;
}

/** 合肥高新区 within 合肥 is 高新区. */
function stripPlace(name: string, candidates: Place[]): string {
  for (const place of candidates) {
    for (const level of [place[1], place[0]]) {
      for (const short of level ? [level, ...shorts(level, 2), ...shorts(level, 1)] : []) {
        if (short && name.startsWith(short) && name.length - short.length >= 2)
          return name.slice(short.length);
      }
    }
  }
  return name;
}

/** Compares two regions as written. Anything hidden or ambiguous is unknown; a level said on both sides decides. */
export function compareRegionCn(a: string, b: string): Outcome {
  const [x, y] = [visible(a), visible(b)];
  if (!x || !y) return 'unknown';
  if (!x.candidates.some((p) => y.candidates.some((q) => compatible(p, q)))) return 'differ';
  if (x.candidates.length > 1 || y.candidates.length > 1) return 'unknown';
  const [p, q] = [x.candidates[0]!, y.candidates[0]!];
  if (!p[1] || !q[1]) return 'unknown';
  for (const [own, other] of [
    [x, q],
    [y, p],
  ] as const) {
    // 西*区 may be 西湖区 and cannot be 余杭区.
    if (own.odd?.includes('*'))
      return other[2] && compareMasked(own.odd, other[2]) === 'differ' ? 'differ' : 'unknown';
  }
  // 广州玄武区 beside 广州市天河区: a district of another city.
  const elsewhere = (r: RegionCn, other: Place) =>
    Boolean(r.odd && other[2] && !former[r.odd] && china().bears(r.odd));
  if (elsewhere(x, q) || elsewhere(y, p)) return 'differ';
  const below = (r: RegionCn) => r.zone ?? r.odd;
  const [u, v] = [below(x), below(y)];
  if (u && v) return u === v ? 'agree' : x.zone && y.zone ? 'differ' : 'unknown';
  // A zone lies over districts, and a renamed district inside another: which, cannot be told here.
  if ((u && q[2]) || (v && p[2])) return 'unknown';
  const hidden = (text: string, own: Place, other: Place) =>
    text.includes('*') && !own[2] && Boolean(other[2]);
  return hidden(a, p, q) || hidden(b, q, p) ? 'unknown' : 'agree';
}

function visible(text: string): RegionCn | undefined {
  const lead = /^(?:[\s,，\-/·]|中国)+/u.exec(text)?.[0].length ?? 0;
  return readRegionCn(text, Math.min(lead, text.length));
}
