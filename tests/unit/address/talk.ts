// Talk of buyers that holds nothing to compare, though it has the words of addresses and receivers in it.
export const TALK_CN =
  `写得很好看|改天再说|我是老客户了|我是新手，怎么用|换成白色吧|改成黑色就行|写个好评就行|给小孩用的|给我妈妈买的|让客服联系我|发票抬头写杭州样本公司|填一下评价就好|我是学生|叫快递员打电话|换大一号就可以|不要蓝色，要白色|是白色不是蓝色|不是我买的，是我朋友买的|别发顺丰，发中通|不要发圆通，发邮政吧|什么材质|多少钱能包邮|和上次一样|就寄之前那个地址|今天能送到吗|我在上班，晚点回|我们在开会|这个是杭州产的吗|杭州有实体店吗|快递到杭州了|物流显示在上海|物流停在西湖区三天了|广州发货吗|从义乌发货的吧|产地是云南吗|好评返现|我叫了车|王者荣耀周边有吗|老师节送礼|生日礼物送给女朋友|帮我写张贺卡：生日快乐|贺卡写张样本|放门口就行|放在家门口|快递放物业|改天寄也行|周五发就可以|订单尾号5566|卡尾号1234|付款账号尾号0001|运费险188开头那个单号|188块能卖吗|13开头的尺码|文三路那家店倒闭了|尺码换成170|写错了不好意思|高老师推荐我来的|张先生在吗|陈老板在吗`.split(
    '|',
  );
export const TALK_KR =
  `선물용이에요|주황색으로 바꿔주세요|고구마예요|검정색으로 변경해주세요|빨리 보내주세요|로젠으로 보내주세요|우체국택배로 보내주세요|내일로 해주세요|오늘로 부탁드려요|사이즈 큰 걸로 보내주세요|최대한 빨리 부탁|인천 매장 있나요|인천에서 발송하나요|인천 허브에 멈춰있어요|문자로 보내주세요|포장 예쁘게 해주세요|친구가 인천 살아요|카드 뒷자리 1234예요|송장번호 뒷자리 5678이요|화이트 말고 블랙이요|택배 말고 퀵이요|김사장님 계세요|남편 선물이에요|엄마가 좋아해요|아들 줄 거예요|맞아요|네 맞습니다|주소 맞아요|이전 주소로 보내주세요|문앞에 놔주세요|한국으로 보내주세요|이메일로 보내주세요|현금으로 할게요|배송 조심히 부탁드려요|구매확정으로 해주세요|단품으로 보내주세요|새걸로 보내주세요|정사이즈로 보내주세요|하나로 보내주세요|박스로 포장해주세요`.split(
    '|',
  );
export const TALK_US =
  `Can I get it in Blue?|put it in Gift Wrap|Is it made in USA?|Send to me ASAP|for Christmas please|in Medium please|Send it by FedEx Ground|thanks to Your Team|it is for my mom|my husband loves it|my sister Kate loves it|I love the North Face one|Please mark it as Gift|put it under warranty|under the Christmas tree|Order number 555-0147|the item name is Blue Vase|same name as before|Please send to the same address|Ship to same place|deliver it to the front door|main thing is it works|I want the New one, not the Old one|It goes to College with me|name it as you like|label it as Fragile|it says in transit in Concord, any update?|tracking shows Concord|I will be in Boston next week|do you have a store in Concord|my friend in Concord has one|blue not red|black instead of white|2 not 3|Going to Disney next week`.split(
    '|',
  );
/** A wish without an address: where it shall go cannot be told, and it was wished. */
export const WISHES: [country: string, message: string][] = [
  ['CN', '发我另一个地址吧'],
  ['CN', '寄到公司去吧，家里没人'],
  ['CN', '先别发学校，放假回家了'],
  ['CN', '给我寄到高铁站旁边那个酒店'],
  ['KR', '회사로 보내주세요'],
  ['KR', '집으로 보내주세요'],
  ['KR', '이번엔 부모님 댁으로 부탁드려요'],
  ['KR', '본가로 바꿔주세요'],
  ['KR', '중앙로로 보내주세요'],
  ['US', 'ship it to my office'],
  ['US', 'please send it to my mom’s house instead'],
  ['US', 'can you deliver to the hotel instead?'],
];
