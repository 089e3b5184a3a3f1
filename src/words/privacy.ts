/** The privacy notice: what is kept, who sees it, what one can ask for. Plain enough to be read aloud. */
export const privacy = {
  title: '隐私说明',
  sections: [
    {
      icon: 'user',
      title: '我们记什么',
      text: '您的名字、手机号、住在哪一户,您拍的照片和写的话,还有您家的积分和兑换。密码只存成看不出原样的记号。'
    },
    {
      icon: 'images',
      title: '照片怎么存',
      text: '照片里带的拍摄地点和手机信息,一收到就去掉。照片给审核用,存在村里用的服务器上,外人打不开。'
    },
    {
      icon: 'users',
      title: '谁看得到',
      text: '家人看得到您家的积分和照片。审核员看得到送来的照片。排行上只写哪一户、多少分。环境观察是谁拍的,别的村民看不到。'
    },
    {
      icon: 'shield-check',
      title: '我们不做什么',
      text: '不卖、不外传您的资料,不看您手机里别的照片,不记您去过哪里。'
    },
    {
      icon: 'phone',
      title: '您可以要求什么',
      text: '想看、想改、想删自己的资料,或者不想用了,请找村管理员。积分账要留着对账,名字可以去掉。'
    }
  ]
} as const
