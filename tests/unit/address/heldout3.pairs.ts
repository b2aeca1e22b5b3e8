// The third and the fourth held-out set, each asked once before anything was changed. Rows are named by the message.
import type { Pair } from './pairs.ts';

const o1 = {
  name: '高远',
  phone: '13512340021',
  address: '湖南省长沙市岳麓区麓谷街道麓天路8号橡树园小区6栋1505',
};
const o2 = '秦双 18812340022 河北省石家庄市裕华区槐安东路122号万达公寓C座2单元808室';
const o3 = '广东省佛山市顺德区大良街道新城区观绿路4号恒实置业广场1座12楼1203 13412340023 何嘉';
const o4 = '姓名：柳叶 手机：13012340024 地址：重庆市渝北区龙溪街道红锦大道86号中渝广场北楼17-3';
const o5 = '尹（收） 15912340025 黑龙江省哈尔滨市南岗区学府路52号某大学A区10公寓432室';
const o6 = '云南省昆明市官渡区关上街道双桥路中段金色年华小区3期9栋2单元1102室';
export const CN3: [...Pair, string?][] = [
  ['s1', o1, '长沙岳麓区麓天路8号橡树园小区6栋1505', 'agree'],
  ['s2', o1, '长沙市岳麓区麓天路8号橡树园6栋1505室 高远 13512340021', 'agree'],
  ['s3', o1, '麻烦改成橡树园小区9栋1505', 'differ'],
  ['s4', o1, '长沙市开福区麓天路8号橡树园小区6栋1505', 'differ'],
  ['s5', o1, '岳麓区麓松路8号橡树园小区6栋1505', 'differ'],
  ['s6', o1, '收货人 高原', 'differ'],
  ['s7', o1, '13512340012', 'differ'],
  [
    's8',
    o1,
    '您好，我填错地址了，能改吗？改成：长沙市雨花区香樟路819号万坤图商业广场2栋1单元2203，谢谢您',
    'differ',
  ],
  ['s9', o2, '石家庄裕华区槐安东路122号万达公寓C座2-808', 'agree'],
  ['s10', o2, '石家庄裕华区槐安西路122号万达公寓C座2-808', 'differ'],
  ['s11', o2, '石家庄裕华区槐安东路122号万达公寓D座2单元808室', 'differ'],
  ['s12', o2, '裕华区槐安东路一百二十二号万达公寓c座二单元八零八室', 'agree'],
  ['s13', o3, '佛山顺德大良观绿路4号恒实置业广场1座1203', 'unknown'],
  ['s14', o3, '佛山市顺德区大良街道观绿路4号恒实置业广场1座12楼1203', 'unknown'],
  ['s15', o3, '佛山市顺德区大良街道新城区观绿路4号恒实置业广场2座12楼1203', 'differ'],
  ['s16', o4, '渝北区红锦大道86号中渝广场北楼17-3', 'agree'],
  ['s17', o4, '渝北区红锦大道86号中渝广场南楼17-3', 'differ'],
  ['s18', o4, '渝北区红锦大道86号中渝广场北楼17-8', 'differ'],
  ['s19', o4, '重庆市江北区红锦大道86号中渝广场北楼17-3', 'differ'],
  ['s20', o5, '哈尔滨南岗区学府路52号某大学A区10公寓432', 'agree'],
  ['s21', o5, '哈尔滨南岗区学府路52号某大学B区10公寓432', 'differ'],
  ['s22', o5, '哈尔滨南岗区学府路52号某大学A区11公寓432', 'differ'],
  ['s23', o6, '昆明市官渡区双桥路中段金色年华小区三期9栋2单元1102', 'agree'],
  ['s24', o6, '昆明市官渡区双桥路南段金色年华小区三期9栋2单元1102', 'differ'],
  ['s25', o6, '昆明市官渡区双桥路中段金色年华小区2期9栋2单元1102', 'differ'],
  ['n1', o1, '我要退货，退货地址发我一下', 'none'],
  ['n2', o1, '8栋的团购还有吗', 'none'],
  ['n3', o1, '买3送1是真的吗，满300减40', 'none'],
  ['n4', o1, '昨天下午3点15分拍的，单号2847561930284756', 'none'],
  ['n5', o1, '湖南能到货到付款吗', 'none'],
  ['n6', o1, '放门口就行不用打电话', 'none'],
  ['n7', o1, '有没有长沙的同城快递', 'none'],
];
const p1 = {
  name: '송지우',
  phone: '010-5555-6666',
  address: '경상북도 포항시 북구 중흥로 231, 3층 (죽도동)',
};
const p2 = '인천광역시 미추홀구 인주대로 312, 가동 지하1층 (주안동) 한서진 01077778888';
export const KR3: [...Pair, string?][] = [
  ['a', p1, '경북 포항시 북구 중흥로 231 3층', 'agree'],
  ['b', p1, '포항 북구 중흥로 231 4층이에요', 'differ'],
  ['c', p1, '포항시 남구 중흥로 231 3층', 'differ'],
  ['d', p1, '이름은 송지우 맞고 번호만 010-5555-6667로 바꿔주세요', 'differ'],
  ['e', p2, '인천 미추홀구 인주대로 312 가동 B1층', 'agree'],
  ['f', p2, '인천 남구 인주대로 312 가동 지하1층', 'unknown'],
  ['g', p2, '인천 미추홀구 인주대로 312 나동 지하1층', 'differ'],
  ['h', p2, '인천시 미추홀구 주안동 1534-2 가동 지하1층', 'unknown'],
  [
    'i',
    p1,
    '안녕하세요 배송지를 잘못 입력했어요. 대전 서구 둔산로 100 시청 2층 으로 변경 부탁드립니다',
    'differ',
  ],
  ['j', p1, '10만원 이상이면 무료배송인가요?', 'none'],
  ['k', p1, '혹시 2호 사이즈 있나요', 'none'],
  ['l', p1, '서울에서 포항까지 며칠 걸려요', 'none'],
  ['m', p1, '3층까지 올려주시나요?', 'none'],
];
const q1 = 'Robin Placeholder\n2450 Peachtree Industrial Blvd NW\nSte 300\nAtlanta, GA 30318';
const q2 = {
  name: 'Kim Imaginary',
  phone: '+44 20 7946 0123',
  address: '48B Station Road, Ashford, Kent TN23 1EZ',
};
export const EN3: [...Pair, string][] = [
  [
    'a',
    q1,
    'Ship to: 2450 Peachtree Industrial Boulevard Northwest, Suite 300, Atlanta, Georgia 30318',
    'agree',
    {},
    'US',
  ],
  ['b', q1, '2450 Peachtree Industrial Blvd NE, Suite 300, Atlanta GA 30318', 'differ', {}, 'US'],
  ['c', q1, '2450 Peachtree Industrial Blvd NW, Suite 301, Atlanta GA 30318', 'differ', {}, 'US'],
  ['d', q1, '2450 Peachtree St NW, Suite 300, Atlanta GA 30318', 'unknown', {}, 'US'],
  ['e', q1, 'Could you change the address to 17 Lakeview Ct, Marietta, GA 30062? Thanks', 'differ', {}, 'US'],
  ['f', q1, 'hello, is this available in size 10 or 12?', 'none', {}, 'US'],
  ['g', q1, "It hasn't arrived, tracking says delivered 3 days ago at the front door", 'none', {}, 'US'],
  ['h', q2, '48b station rd, ashford TN23 1EZ', 'agree', {}, 'GB'],
  ['i', q2, '48 Station Road, Ashford, TN23 1EZ', 'differ', {}, 'GB'],
  ['j', q2, 'my number is 020 7946 0123', 'agree', {}, 'GB'],
  ['k', q2, 'my number is 020 7946 0124', 'differ', {}, 'GB'],
  ['l', q2, '48B Station Road, Ashford, Middlesex TW15 2UP', 'differ', {}, 'GB'],
  ['m', q2, 'Does it fit a 20 inch road bike?', 'none', {}, 'GB'],
];
const m = '张** 138****5678 浙江省杭州市****';
const n1 = '小鱼儿 15912345678 福建省厦门市思明区莲前街道莲前西路2号莲富大厦12F';
const n2 = '戴望 13611112222 天津市和平区南京路189号津汇广场2座3101';
const n3 = '安徽省 合肥市 蜀山区 笔架山街道 潜山路190号 华邦世贸城 E座 2209室 (楚河 收) 13733334444';
export const CN4: [...Pair, string?][] = [
  ['1', m, '张三丰 13812345678 浙江省杭州市西湖区文三路1号', 'unknown'],
  ['2', m, '李四 13812345678', 'differ'],
  ['3', m, '13812345679', 'differ'],
  ['4', m, '寄到浙江省宁波市海曙区中山西路1号', 'differ'],
  ['5', m, '张三丰，13812345678', 'agree'],
  ['6', m, '好的', 'none'],
  ['7', n1, '厦门思明莲前西路2号莲富大厦12楼', 'agree'],
  ['8', n1, '厦门思明莲前西路2号莲富大厦11楼', 'differ'],
  ['9', n1, '厦门市湖里区莲前西路2号莲富大厦12楼', 'differ'],
  ['10', n1, '厦门市思明区莲前东路2号莲富大厦12楼', 'differ'],
  ['11', n2, '天津和平南京路189号津汇广场2座3101', 'agree'],
  ['12', n2, '和平区南京路189号津汇广场2座3101', 'agree'],
  ['13', n2, '天津和平区南京路198号津汇广场2座3101', 'differ'],
  ['14', n2, '天津和平区南京路189号津汇广场1座3101', 'differ'],
  ['15', n3, '合肥市蜀山区潜山路190号华邦世贸城E座2209', 'agree'],
  ['16', n3, '合肥市蜀山区潜山路190号华邦世贸城F座2209', 'differ'],
  ['17', n3, '合肥市政务区潜山路190号华邦世贸城E座2209', 'unknown'],
  ['18', n3, '收货人：楚河，电话：13733334444', 'agree'],
  ['19', n3, '收货人：楚天，电话：13733334444', 'differ'],
  ['20', n2, '上海市黄浦区南京路189号津汇广场2座3101', 'differ'],
  ['21', n2, '先别发，我要改地址，新地址稍后发你', 'unknown'],
  ['22', n2, '南京路189号津汇广场2座3101', 'agree'],
  ['23', n2, '我不在天津了，寄北京市丰台区方庄路5号院3号楼602吧', 'differ'],
  ['24', n2, '是不是发到天津市和平区南京路189号津汇广场2座3101？', 'agree'],
  ['25', n2, '这款189元能便宜吗', 'none'],
  ['26', n2, '2座的沙发有吗', 'none'],
  ['27', n2, '我在南京，几天能到', 'none'],
  [
    '28',
    '新北市板橋區縣民大道二段7號5樓 林小明 0912345678',
    '板橋區縣民大道2段7號5樓',
    'agree',
    undefined,
    'TW',
  ],
  [
    '29',
    '新北市板橋區縣民大道二段7號5樓 林小明 0912345678',
    '板橋區縣民大道2段7號6樓',
    'differ',
    undefined,
    'TW',
  ],
  ['30', '新北市板橋區縣民大道二段7號5樓 林小明 0912345678', '電話改0912345679', 'differ', undefined, 'TW'],
];
const r1 =
  '수령인 배수아 | 연락처 010-2222-1111 | 강원특별자치도 원주시 무실로 155, 107동 903호 (무실동, 세영리첼)';
export const KR4: [...Pair, string?][] = [
  ['1', r1, '강원도 원주시 무실로 155 세영리첼 107동 903호 입니다', 'agree'],
  ['2', r1, '원주시 무실로 155 107동 904호', 'differ'],
  ['3', r1, '107동 903호 맞아요', 'agree'],
  ['4', r1, '배수아 / 010-2222-1111 / 강원 원주시 무실로 155 107-903', 'agree'],
  ['5', r1, '주소 변경: 강원도 원주시 서원대로 406, 107동 903호', 'differ'],
  ['6', r1, '무실동 세영리첼 107동 903호예요', 'unknown'],
  ['7', r1, '사이즈 107로 바꿔주세요', 'none'],
  ['8', r1, '103호 색상으로 변경할게요', 'none'],
  ['9', r1, '언제 배송되나요?', 'none'],
  ['10', r1, '받는분 배수진, 010-2222-1111', 'differ'],
  ['11', r1, '강원 원주시 무실동 1715-3 107동 903호', 'unknown'],
];
const w1 = 'Pat Doe, 742 Evergreen Terrace, Springfield, OR 97477, US, 541-555-0123';
export const EN4: [...Pair, string][] = [
  ['1', w1, '742 Evergreen Ter, Springfield, Oregon 97477', 'agree', undefined, 'US'],
  ['2', w1, '724 Evergreen Terrace, Springfield, OR 97477', 'differ', undefined, 'US'],
  [
    '3',
    w1,
    'Please change my address. New one: 1 Infinite Loop, Cupertino, CA 95014',
    'differ',
    undefined,
    'US',
  ],
  ['4', w1, 'My phone number changed to 541-555-0199', 'differ', undefined, 'US'],
  ['5', w1, 'Name should be Pat Smith', 'differ', undefined, 'US'],
  ['6', w1, 'Where is my order 114-1234567-7654321?', 'none', undefined, 'US'],
  ['7', w1, '742 Evergreen Terrace', 'agree', undefined, 'US'],
  // Known by the order's own words since; without the kind of street it cannot be told.
  ['8', w1, '742 Evergreen', 'unknown', undefined, 'US'],
  ['9', w1, '742 evergreen terrace apt 2, springfield or 97477', 'unknown', undefined, 'US'],
  [
    '10',
    'Erika Beispiel, Lindenallee 12a, 45127 Essen',
    'Lindenallee 12b, 45127 Essen',
    'differ',
    undefined,
    'DE',
  ],
  [
    '11',
    'Erika Beispiel, Lindenallee 12a, 45127 Essen',
    'Lindenallee 12 a, 45127 Essen',
    'agree',
    undefined,
    'DE',
  ],
  [
    '12',
    '88 George Street, Sydney NSW 2000',
    'I need it sent to 88 George St, Parramatta NSW 2150',
    'differ',
    undefined,
    'AU',
  ],
  [
    '13',
    'Blk 123 Ang Mo Kio Ave 3 #10-45 Singapore 560123',
    'Blk 123 Ang Mo Kio Avenue 3, #10-46, S560123',
    'differ',
    undefined,
    'SG',
  ],
  [
    '14',
    'Blk 123 Ang Mo Kio Ave 3 #10-45 Singapore 560123',
    'Blk 123 Ang Mo Kio Avenue 3, #10-45, Singapore 560123',
    'agree',
    undefined,
    'SG',
  ],
  ['15', w1, 'Is 97477 in your delivery area?', 'none', undefined, 'US'],
];
