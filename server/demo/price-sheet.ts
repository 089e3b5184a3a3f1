/** 《物品积分兑换表》 of the demo villages: name, price in points, pieces on the shelf, and which picture is drawn. */
export const priceSheet = [
  { name: '抽纸 3 包', points: 10, stock: 46, picture: 'tissues' },
  { name: '洗衣液 2 千克', points: 30, stock: 18, picture: 'detergent' },
  { name: '电热水壶', points: 90, stock: 5, picture: 'kettle' },
  { name: '大米 5 千克', points: 60, stock: 9, picture: 'rice' },
  { name: '食用油 1.8 升', points: 50, stock: 12, picture: 'oil' },
  { name: '牙膏 1 支', points: 6, stock: 40, picture: 'toothpaste' },
  { name: '洗洁精 1 瓶', points: 12, stock: 24, picture: 'dishSoap' },
  { name: '毛巾 2 条', points: 8, stock: 30, picture: 'towel' },
  { name: '雨伞 1 把', points: 25, stock: 0, picture: 'umbrella' },
  { name: '保温杯 1 个', points: 45, stock: 7, picture: 'thermos' },
  { name: '食盐 2 包', points: 3, stock: 60, picture: 'salt' },
  { name: '脸盆 1 个', points: 15, stock: 16, picture: 'basin' },
  { name: '肥皂 2 块', points: 4, stock: 50, picture: 'soap' }
] as const
