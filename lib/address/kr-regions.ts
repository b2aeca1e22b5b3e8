// Korea's divisions: province or metropolitan city, city or county, ward, with the names they had before they were
// renamed. Seven cities have a 중구: without its city it stays ambiguous, and ambiguous is never agreed upon.
import { compatible, Gazetteer, type Place } from './gazetteer.ts';
import type { Outcome } from './types.ts';

/** City(ward ward …) or plain names, by province. */
const divisions: Record<string, string> = {
  서울특별시:
    '종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구 마포구 양천구 강서구 구로구 금천구 영등포구 동작구 관악구 서초구 강남구 송파구 강동구',
  부산광역시:
    '중구 서구 동구 영도구 부산진구 동래구 남구 북구 해운대구 사하구 금정구 강서구 연제구 수영구 사상구 기장군',
  대구광역시: '중구 동구 서구 남구 북구 수성구 달서구 달성군 군위군',
  인천광역시: '중구 동구 미추홀구 남구 연수구 남동구 부평구 계양구 서구 제물포구 영종구 검단구 강화군 옹진군',
  광주광역시: '동구 서구 남구 북구 광산구',
  대전광역시: '동구 중구 서구 유성구 대덕구',
  울산광역시: '중구 남구 동구 북구 울주군',
  세종특별자치시: '',
  경기도:
    '수원시(장안구 권선구 팔달구 영통구) 성남시(수정구 중원구 분당구) 의정부시 안양시(만안구 동안구) 부천시(원미구 소사구 오정구) 광명시 평택시 동두천시 안산시(상록구 단원구) 고양시(덕양구 일산동구 일산서구) 과천시 구리시 남양주시 오산시 시흥시 군포시 의왕시 하남시 용인시(처인구 기흥구 수지구) 파주시 이천시 안성시 김포시 화성시(만세구 효행구 병점구 동탄구) 광주시 양주시 포천시 여주시 연천군 가평군 양평군',
  강원특별자치도:
    '춘천시 원주시 강릉시 동해시 태백시 속초시 삼척시 홍천군 횡성군 영월군 평창군 정선군 철원군 화천군 양구군 인제군 고성군 양양군',
  충청북도:
    '청주시(상당구 서원구 흥덕구 청원구) 충주시 제천시 보은군 옥천군 영동군 증평군 진천군 괴산군 음성군 단양군',
  충청남도:
    '천안시(동남구 서북구) 공주시 보령시 아산시 서산시 논산시 계룡시 당진시 금산군 부여군 서천군 청양군 홍성군 예산군 태안군',
  전북특별자치도:
    '전주시(완산구 덕진구) 군산시 익산시 정읍시 남원시 김제시 완주군 진안군 무주군 장수군 임실군 순창군 고창군 부안군',
  전라남도:
    '목포시 여수시 순천시 나주시 광양시 담양군 곡성군 구례군 고흥군 보성군 화순군 장흥군 강진군 해남군 영암군 무안군 함평군 영광군 장성군 완도군 진도군 신안군',
  경상북도:
    '포항시(남구 북구) 경주시 김천시 안동시 구미시 영주시 영천시 상주시 문경시 경산시 군위군 의성군 청송군 영양군 영덕군 청도군 고령군 성주군 칠곡군 예천군 봉화군 울진군 울릉군',
  경상남도:
    '창원시(의창구 성산구 마산합포구 마산회원구 진해구) 진주시 통영시 사천시 김해시 밀양시 거제시 양산시 의령군 함안군 창녕군 고성군 남해군 하동군 산청군 함양군 거창군 합천군',
  제주특별자치도: '제주시 서귀포시',
};

/** Other names of the provinces, former ones among them. The joint name of 광주 and 전남 stays two candidates. */
const aliases: Record<string, string[]> = {
  서울특별시: ['서울', '서울시'],
  부산광역시: ['부산', '부산시'],
  대구광역시: ['대구', '대구시'],
  인천광역시: ['인천', '인천시'],
  광주광역시: ['광주', '광주시', '전남광주통합특별시'],
  대전광역시: ['대전', '대전시'],
  울산광역시: ['울산', '울산시'],
  세종특별자치시: ['세종', '세종시'],
  경기도: ['경기'],
  강원특별자치도: ['강원', '강원도'],
  충청북도: ['충북'],
  충청남도: ['충남'],
  전북특별자치도: ['전북', '전라북도', '전북도'],
  전라남도: ['전남', '전남광주통합특별시'],
  경상북도: ['경북'],
  경상남도: ['경남'],
  제주특별자치도: ['제주', '제주도'],
};

/** Redrawn or moved in the last years: two of their names may be one place. */
const redrawn =
  /^(?:인천광역시\/인천광역시\/(?:중구|동구|서구|남구|미추홀구|제물포구|영종구|검단구)|.*군위군.*)$/u;

let built: Gazetteer | undefined;
export const korea = (): Gazetteer => {
  built ??= new Gazetteer({
    places: Object.fromEntries(
      Object.entries(divisions).map(([province, list]) => [province, citiesOf(province, list)]),
    ),
    shorts: (name, level) => {
      if (level === 1) return aliases[name] ?? [];
      const stem = name.replace(/[시군구]$/u, '');
      return stem.length >= 2 ? [stem] : [];
    },
    isShort: (written) => !/[시도군구]$/u.test(written) || written === '구리',
    // 종로 33 is a road and its house, not 종로구.
    notHere: (text, end) =>
      (text[end - 1] === '로' && /^\s?\d/.test(text.slice(end, end + 2))) ||
      /^(?!으?로(?:요|만)?(?:\s?[^\d\s]|$))(?:(?![가-힣]{1,4}[시군구][가-힣])[가-힣\d]{0,5}(?:대로|로|길)|[역점행]|시장|동(?![가-힣]))/u.test(
        text.slice(end, end + 6),
      ),
    alone: new Set(),
    gap: /[\s,·]/u,
  });
  return built;
};

/** Metropolitan cities hold wards alone; in a province, a city holds its wards in brackets. */
function citiesOf(province: string, list: string): Record<string, string[]> {
  const metropolitan = /시$/u.test(province);
  if (metropolitan) return { '': list.split(' ').filter(Boolean) };
  const out: Record<string, string[]> = {};
  for (const [, city, wards] of list.matchAll(/([가-힣]+)(?:\(([^)]*)\))?/gu))
    out[city!] = wards ? wards.split(' ') : [];
  return out;
}

/** Reads a region; a ward behind it that nobody knows belongs to it, so that it is not taken for a building. */
export function readRegionKr(text: string, at: number, stop = text.length) {
  const found = korea().read(text, at, stop);
  if (!found || found.candidates.every((p) => p[2])) return found;
  const odd = /^\s+[가-힣]{1,5}[시군구](?=\s)/u.exec(
    text.slice(found.end, Math.min(stop, found.end + 10)),
  )?.[0];
  return odd ? { ...found, end: found.end + odd.length, odd: odd.trim() } : found;
}

export function compareRegionKr(a: string, b: string): Outcome {
  const [x, y] = [readRegionKr(`${a} `, 0), readRegionKr(`${b} `, 0)];
  if (!x || !y) return 'unknown';
  const all = [...x.candidates, ...y.candidates];
  if (!x.candidates.some((p) => y.candidates.some((q) => compatible(p, q)))) {
    return all.every((p) => redrawn.test(p.join('/'))) ? 'unknown' : 'differ';
  }
  const [odd, other] = ['odd' in x ? x.odd : '', 'odd' in y ? y.odd : ''];
  // 서울 동남구 beside 서울 강남구, 강원 이천시 beside 강원 춘천시: a place of another city or province.
  const elsewhere = (name = '', own: readonly Place[]) =>
    own.length === 1 && name !== '' && Boolean(own[0]![/구$/u.test(name) ? 2 : 1]) && korea().bears(name);
  if (odd !== other && (elsewhere(odd, y.candidates) || elsewhere(other, x.candidates))) return 'differ';
  // 제주 is a province and its city: whichever, the order's place lies in it.
  if (x.candidates.length > 1 || y.candidates.length > 1)
    return nested(x.candidates, y.candidates) ? 'agree' : 'unknown';
  const [p, q] = [x.candidates[0]!, y.candidates[0]!];
  if (!p[1] || !q[1] || odd !== other) return 'unknown';
  const hidden = (text: string, own: Place, other: Place) =>
    text.includes('*') && !own[2] && Boolean(other[2]);
  return hidden(a, p, q) || hidden(b, q, p) ? 'unknown' : 'agree';
}

const nested = (a: Place[], b: Place[]) =>
  (a.length === 1 || b.length === 1) && a.every((p) => b.every((q) => compatible(p, q)));

/** Whether the order's one place is among those an ambiguous ward may be. */
export function withinKr(order: string, buyer: string): boolean {
  const [x, y] = [readRegionKr(`${order} `, 0), readRegionKr(`${buyer} `, 0)];
  if (!x || !y || x.candidates.length !== 1 || y.candidates.length < 2 || /\*/.test(order + buyer))
    return false;
  const [, city, district] = x.candidates[0]!;
  return Boolean(city && district) && y.candidates.some((p) => p[1] === city && p[2] === district);
}
