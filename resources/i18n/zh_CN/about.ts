<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Allowed</source>
        <translation>已允许</translation>
    </message>
    <message>
        <source>Ask its server half</source>
        <translation>请求它的服务端</translation>
    </message>
    <message>
        <source>Ask to send you messages</source>
        <translation>询问能否给你发送消息</translation>
    </message>
    <message>
        <source>Ask you to pay</source>
        <translation>请求付款</translation>
    </message>
    <message>
        <source>Call off an alarm</source>
        <translation>取消闹钟</translation>
    </message>
    <message>
        <source>Check a log-in code</source>
        <translation>核对登录码</translation>
    </message>
    <message>
        <source>Close an order</source>
        <translation>关闭订单</translation>
    </message>
    <message>
        <source>Closed unanswered</source>
        <translation>未回应就关闭</translation>
    </message>
    <message>
        <source>Collect from a pay code</source>
        <translation>扫付款码收款</translation>
    </message>
    <message>
        <source>Copy something for you</source>
        <translation>替你复制内容</translation>
    </message>
    <message>
        <source>Delete what it keeps</source>
        <translation>删除它保存的内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Fetch a file from the internet</source>
        <translation>从互联网下载文件</translation>
    </message>
    <message>
        <source>Get a log-in code</source>
        <translation>获取登录码</translation>
    </message>
    <message>
        <source>Give money of an order back</source>
        <translation>退还订单的钱</translation>
    </message>
    <message>
        <source>Give you a coupon</source>
        <translation>给你优惠券</translation>
    </message>
    <message>
        <source>Have you follow its account</source>
        <translation>请你关注它的公众号</translation>
    </message>
    <message>
        <source>Have you open another mini-app</source>
        <translation>请你打开另一个小程序</translation>
    </message>
    <message>
        <source>Have you pick an address</source>
        <translation>请你选择地址</translation>
    </message>
    <message>
        <source>Have you pick pictures</source>
        <translation>请你选图片</translation>
    </message>
    <message>
        <source>Have you scan a code</source>
        <translation>请你扫码</translation>
    </message>
    <message>
        <source>Have you scan a pay code</source>
        <translation>请你扫付款码</translation>
    </message>
    <message>
        <source>Have you share a card</source>
        <translation>请你分享卡片</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已暂扣</translation>
    </message>
    <message>
        <source>Keep something</source>
        <translation>保存内容</translation>
    </message>
    <message>
        <source>Look at its alarms</source>
        <translation>查看它的闹钟</translation>
    </message>
    <message>
        <source>Look up a coupon</source>
        <translation>查询优惠券</translation>
    </message>
    <message>
        <source>Look up an order</source>
        <translation>查询订单</translation>
    </message>
    <message>
        <source>Look up what it gave back</source>
        <translation>查询它的退款</translation>
    </message>
    <message>
        <source>Make a coupon</source>
        <translation>制作优惠券</translation>
    </message>
    <message>
        <source>Never allowed</source>
        <translation>永不允许</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Not done ({code})</source>
        <translation>未完成（{code}）</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Not paid: nobody answered</source>
        <translation>未付款：没有人回应</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>Place an order</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Reach the internet</source>
        <translation>连接互联网</translation>
    </message>
    <message>
        <source>Read what it keeps</source>
        <translation>读取它保存的内容</translation>
    </message>
    <message>
        <source>Read what you copied</source>
        <translation>读取你复制的内容</translation>
    </message>
    <message>
        <source>Refused: malformed</source>
        <translation>已拒绝：格式错误</translation>
    </message>
    <message>
        <source>Refused: not declared</source>
        <translation>已拒绝：未声明</translation>
    </message>
    <message>
        <source>Refused: too many at once</source>
        <translation>已拒绝：一次太多</translation>
    </message>
    <message>
        <source>Refused: too often</source>
        <translation>已拒绝：太频繁</translation>
    </message>
    <message>
        <source>Refused: unknown</source>
        <translation>已拒绝：未知</translation>
    </message>
    <message>
        <source>Refused: without a tap</source>
        <translation>已拒绝：没有点击</translation>
    </message>
    <message>
        <source>Refused: you do not allow it</source>
        <translation>已拒绝：你不允许</translation>
    </message>
    <message>
        <source>Refused: you were being asked</source>
        <translation>已拒绝：正在询问你别的事</translation>
    </message>
    <message>
        <source>Refused: you were looking elsewhere</source>
        <translation>已拒绝：你当时在看别处</translation>
    </message>
    <message>
        <source>See whether you follow its account</source>
        <translation>查看你是否关注它的公众号</translation>
    </message>
    <message>
        <source>See which of its coupons you have</source>
        <translation>查看你有它的哪些优惠券</translation>
    </message>
    <message>
        <source>See your name and picture</source>
        <translation>查看你的昵称和头像</translation>
    </message>
    <message>
        <source>Send you a message you agreed to</source>
        <translation>给你发送你同意接收的消息</translation>
    </message>
    <message>
        <source>Send you a notice</source>
        <translation>给你发通知</translation>
    </message>
    <message>
        <source>Set a coupon aside for somebody</source>
        <translation>为某人预留优惠券</translation>
    </message>
    <message>
        <source>Set an alarm</source>
        <translation>设置闹钟</translation>
    </message>
    <message>
        <source>Show you its account</source>
        <translation>打开它的公众号</translation>
    </message>
    <message>
        <source>Something that does not exist</source>
        <translation>不存在的请求</translation>
    </message>
    <message>
        <source>Take a file you opened with it</source>
        <translation>取用你用它打开的文件</translation>
    </message>
    <message>
        <source>Take what is held for an order</source>
        <translation>扣取为订单暂扣的钱</translation>
    </message>
    <message>
        <source>Tell all its open pages</source>
        <translation>通知它所有打开的页面</translation>
    </message>
    <message>
        <source>Waiting for the payer</source>
        <translation>等待付款人</translation>
    </message>
    <message>
        <source>Withdraw a coupon</source>
        <translation>撤回优惠券</translation>
    </message>
    <message>
        <source>You cancelled</source>
        <translation>你已取消</translation>
    </message>
</context>
<context>
    <name>AboutScreen</name>
    <message>
        <source>%1 · unverified</source>
        <translation>%1 · 未认证</translation>
    </message>
    <message>
        <source>%1 · verified</source>
        <translation>%1 · 已认证</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clear data</source>
        <translation>清除数据</translation>
    </message>
    <message>
        <source>Clear data…</source>
        <translation>清除数据…</translation>
    </message>
    <message>
        <source>Clear the data of %1?</source>
        <translation>清除 %1 的数据？</translation>
    </message>
    <message>
        <source>Nothing beyond its own pages.</source>
        <translation>除了自己的页面，什么都没有。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>举报…</translation>
    </message>
    <message>
        <source>The mini-app is closed, and everything it keeps for you on this computer is deleted: %1, and your alarms in it. This cannot be undone. What its publisher keeps is not touched, nor are your permissions and roles.</source>
        <translation>小程序会关闭，它在这台电脑上为你保存的一切（%1）以及你在其中的闹钟都会删除，无法恢复。发布者保存的内容、你的权限和角色不受影响。</translation>
    </message>
    <message>
        <source>This mini-app cannot be shown</source>
        <translation>无法显示这个小程序</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Version %1 · takes %2 · keeps %3 for you</source>
        <translation>版本 %1 · 占用 %2 · 为你保存 %3</translation>
    </message>
    <message>
        <source>Version %1 · takes %2 · keeps nothing for you</source>
        <translation>版本 %1 · 占用 %2 · 没有保存你的数据</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>它做过什么</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>它可以做什么</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>你可以做什么</translation>
    </message>
    <message>
        <source>Your roles here</source>
        <translation>你在这里的角色</translation>
    </message>
</context>
<context>
    <name>AboutViewModel</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation>关于 {name}</translation>
    </message>
    <message>
        <source>Allowed on {day}</source>
        <translation>{day} 允许</translation>
    </message>
    <message>
        <source>For as long as it is installed</source>
        <translation>安装期间一直有效</translation>
    </message>
    <message>
        <source>Its data here is deleted.</source>
        <translation>它在这里的数据已删除。</translation>
    </message>
    <message>
        <source>Not now, said on {day}</source>
        <translation>{day} 选了暂不</translation>
    </message>
    <message>
        <source>Refused on {day}</source>
        <translation>{day} 拒绝</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Plaza sends nothing itself: add what happened, and send it.</source>
        <translation>报告已复制到剪贴板。Plaza 自己不发送任何内容：请补充发生了什么，再发出去。</translation>
    </message>
    <message>
        <source>You are asked each time</source>
        <translation>每次都会询问你</translation>
    </message>
    <message>
        <source>You will be asked</source>
        <translation>会询问你</translation>
    </message>
</context>
<context>
    <name>CallsScreen</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Every call of every mini-app for 90 days, without what was handed over. Calls are counted by the minute.</source>
        <translation>所有小程序 90 天内的每个请求，不含传递的内容。次数按分钟统计。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Mini-app</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里是空的</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What mini-apps did</source>
        <translation>小程序使用记录</translation>
    </message>
    <message>
        <source>When a mini-app asks Plaza for something, it is written down here.</source>
        <translation>小程序向 Plaza 请求什么，都会记在这里。</translation>
    </message>
</context>
<context>
    <name>CallsViewModel</name>
    <message>
        <source>All mini-apps</source>
        <translation>全部小程序</translation>
    </message>
    <message>
        <source>What mini-apps did</source>
        <translation>小程序使用记录</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>由你更改</translation>
    </message>
    <message>
        <source>server half</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>{count} entries were written to {file}.</source>
        <translation>已把 {count} 条记录写入 {file}。</translation>
    </message>
</context>
<context>
    <name>ExportFileDialog</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Export what mini-apps did</source>
        <translation>导出小程序使用记录</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>GrantRow</name>
    <message>
        <source>Allow: %1</source>
        <translation>允许：%1</translation>
    </message>
    <message>
        <source>Its publisher says: “%1”</source>
        <translation>发布者的说明：“%1”</translation>
    </message>
</context>
<context>
    <name>RoleItem</name>
    <message>
        <source>Be %1 here</source>
        <translation>在这里作为 %1</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>It is told that it is yours, and may let you change how it works for everybody.</source>
        <translation>会告诉它你是它的主人，它可以让你更改对所有人的设置。</translation>
    </message>
    <message>
        <source>It is told that you keep order here, and may let you hide what others write in it.</source>
        <translation>会告诉它你在这里管理秩序，它可以让你隐藏别人写的内容。</translation>
    </message>
    <message>
        <source>It is told that you sell here, and may show you its orders and what it has in stock.</source>
        <translation>会告诉它你在这里卖东西，它可以给你看订单和库存。</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>卖家</translation>
    </message>
</context>
<context>
    <name>RolesPanel</name>
    <message>
        <source>Only you give roles, and only on this computer. Open pages learn of a change when the mini-app is opened again.</source>
        <translation>角色只由你授予，只在这台电脑上有效。小程序重新打开后，页面才知道更改。</translation>
    </message>
</context>
</TS>
