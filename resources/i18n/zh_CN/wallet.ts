<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BillActions</name>
    <message>
        <source>The receipt is in {file}. Anybody can check that your wallet signed it.</source>
        <translation>收据在 {file}。任何人都能验证它是由你的钱包签名的。</translation>
    </message>
</context>
<context>
    <name>BillStory</name>
    <message>
        <source>Back to the bills</source>
        <translation>返回账单</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Open mini-app</source>
        <translation>打开小程序</translation>
    </message>
    <message>
        <source>Open the mini-app</source>
        <translation>打开小程序</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>保存收据</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>保存收据…</translation>
    </message>
</context>
<context>
    <name>BillWords</name>
    <message>
        <source>By code</source>
        <translation>二维码收付</translation>
    </message>
    <message>
        <source>Collected by pay code</source>
        <translation>付款码收款</translation>
    </message>
    <message>
        <source>For a group of {count}</source>
        <translation>发给 {count} 人的群</translation>
    </message>
    <message>
        <source>For one person</source>
        <translation>发给一个人</translation>
    </message>
    <message>
        <source>Paid by pay code</source>
        <translation>付款码付款</translation>
    </message>
    <message>
        <source>Red packet</source>
        <translation>收到的红包</translation>
    </message>
    <message>
        <source>Red packet sent</source>
        <translation>发出的红包</translation>
    </message>
    <message>
        <source>Rest of a red packet</source>
        <translation>红包退回</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Test bank</source>
        <translation>测试银行</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>What nobody took</source>
        <translation>没人领的部分</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
</context>
<context>
    <name>BillsScreen</name>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1，%2，%3，%4</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>No bill like that</source>
        <translation>没有这样的账单</translation>
    </message>
    <message>
        <source>No bills yet</source>
        <translation>还没有账单</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Refund from %1</source>
        <translation>来自 %1 的退款</translation>
    </message>
    <message>
        <source>Search for other words, or show all bills.</source>
        <translation>换个词搜索，或显示全部账单。</translation>
    </message>
    <message>
        <source>Search in the bills</source>
        <translation>搜索账单</translation>
    </message>
    <message>
        <source>The wallet cannot be shown</source>
        <translation>无法显示钱包</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>When you top up or pay in a mini-app, the bill stands here.</source>
        <translation>充值或在小程序里付款后，账单会出现在这里。</translation>
    </message>
</context>
<context>
    <name>BillsViewModel</name>
    <message>
        <source>{count} bills were written to {file}.</source>
        <translation>已把 {count} 条账单写入 {file}。</translation>
    </message>
</context>
<context>
    <name>CouponOption</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>CouponsScreen</name>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Coupons come here once they are used, or their time has passed.</source>
        <translation>用过或过期的优惠券会到这里。</translation>
    </message>
    <message>
        <source>Coupons that you take in mini-apps wait here until you pay there.</source>
        <translation>你在小程序里领的优惠券放在这里，付款时可用。</translation>
    </message>
    <message>
        <source>No coupon to use</source>
        <translation>没有可用的优惠券</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里是空的</translation>
    </message>
    <message>
        <source>Opens the mini-app it is good in</source>
        <translation>打开可以用它的小程序</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Share the coupon&apos;s code</source>
        <translation>分享优惠券的二维码</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>The coupons cannot be shown</source>
        <translation>无法显示优惠券</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可使用</translation>
    </message>
    <message>
        <source>Use now</source>
        <translation>去使用</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>优惠</translation>
    </message>
</context>
<context>
    <name>CouponsViewModel</name>
    <message>
        <source>From {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>{day} 止</translation>
    </message>
    <message>
        <source>at most {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>满 {amount} 可用</translation>
    </message>
    <message>
        <source>no minimum</source>
        <translation>无门槛</translation>
    </message>
</context>
<context>
    <name>HeldPanel</name>
    <message>
        <source>%1 held, not charged yet</source>
        <translation>%1 暂扣，尚未扣款</translation>
    </message>
    <message>
        <source>%1, %2, %3 held, %4</source>
        <translation>%1，%2，暂扣 %3，%4</translation>
    </message>
    <message>
        <source>Held for shops: %1</source>
        <translation>商家暂扣：%1</translation>
    </message>
</context>
<context>
    <name>HeldViewModel</name>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>{shop} charged nothing: the {held} held for {what} are yours again.</source>
        <translation>{shop} 没有扣款：为“{what}”暂扣的 {held} 又归你了。</translation>
    </message>
    <message>
        <source>{shop} charged {charged} of the {held} held for {what}.</source>
        <translation>{shop} 从为“{what}”暂扣的 {held} 中扣了 {charged}。</translation>
    </message>
</context>
<context>
    <name>MarkPicker</name>
    <message>
        <source>A phrase, such as a line of a song</source>
        <translation>一句话，例如一句歌词</translation>
    </message>
    <message>
        <source>Choose a picture and a phrase. Plaza shows both whenever it asks you something; a mini-app that only pretends to be Plaza cannot know them.</source>
        <translation>选一个图案和一句短语。Plaza 每次向你询问时都会显示它们；冒充 Plaza 的小程序不可能知道。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图案</translation>
    </message>
    <message>
        <source>Your phrase</source>
        <translation>你的短语</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>By code</source>
        <translation>二维码收付</translation>
    </message>
    <message>
        <source>By pay code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Red packets opened</source>
        <translation>收到的红包</translation>
    </message>
    <message>
        <source>Red packets sent</source>
        <translation>发出的红包</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Rest of red packets</source>
        <translation>红包退回</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>提现</translation>
    </message>
</context>
<context>
    <name>MonthsScreen</name>
    <message>
        <source>Nothing moved in this month.</source>
        <translation>这个月没有收支。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The wallet cannot be shown</source>
        <translation>无法显示钱包</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>MonthsViewModel</name>
    <message>
        <source>{month}: {spent} spent, {received} received</source>
        <translation>{month}：支出 {spent}，收入 {received}</translation>
    </message>
</context>
<context>
    <name>PaymentSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Coupon: %1. Change</source>
        <translation>优惠券：%1。更换</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Held now, charged later: the shop charges it when it delivers</source>
        <translation>现在暂扣，以后扣款：商家发货时才扣</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>暂扣 %1</translation>
    </message>
    <message>
        <source>List price %1</source>
        <translation>原价 %1</translation>
    </message>
    <message>
        <source>Open limits</source>
        <translation>打开限额</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>支付 %1</translation>
    </message>
    <message>
        <source>Pay %1 to %2</source>
        <translation>向 %2 支付 %1</translation>
    </message>
    <message>
        <source>Pay to</source>
        <translation>付款给</translation>
    </message>
    <message>
        <source>Play money from your wallet</source>
        <translation>用钱包里虚拟的钱支付</translation>
    </message>
    <message>
        <source>Play money from your wallet · balance %1</source>
        <translation>用钱包里虚拟的钱支付 · 余额 %1</translation>
    </message>
    <message>
        <source>Top up %1 and go on</source>
        <translation>充值 %1 并继续</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未认证</translation>
    </message>
</context>
<context>
    <name>PaymentSheetViewModel</name>
    <message>
        <source>Held: the shop charges it when it delivers</source>
        <translation>已暂扣：商家发货时才扣款</translation>
    </message>
    <message>
        <source>No coupon</source>
        <translation>不用优惠券</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>Paying…</source>
        <translation>正在支付…</translation>
    </message>
    <message>
        <source>You paid just this, to the same payee, less than a minute ago.</source>
        <translation>不到一分钟前，你刚向同一商家付过同样的金额。</translation>
    </message>
</context>
<context>
    <name>PinEntry</name>
    <message>
        <source>%1 of 6 digits entered</source>
        <translation>已输入 %1 位，共 6 位</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Enter the PIN instead</source>
        <translation>改为输入支付密码</translation>
    </message>
    <message>
        <source>PIN forgotten?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
</context>
<context>
    <name>PinFlow</name>
    <message>
        <source>Choose a payment PIN of 6 digits</source>
        <translation>设置 6 位支付密码</translation>
    </message>
    <message>
        <source>Enter the same PIN again</source>
        <translation>再次输入同一密码</translation>
    </message>
    <message>
        <source>Enter your payment PIN</source>
        <translation>输入支付密码</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Choose one again.</source>
        <translation>两次输入的密码不一样，请重新设置。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {left}.</source>
        <translation>密码错误次数过多，{left}后再试。</translation>
    </message>
    <message>
        <source>Type your recovery code, then choose another PIN</source>
        <translation>输入恢复码，然后重设密码</translation>
    </message>
    <message>
        <source>Your PIN is set</source>
        <translation>支付密码已设置</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>PIN pad</source>
        <translation>密码键盘</translation>
    </message>
</context>
<context>
    <name>PinSetup</name>
    <message>
        <source>Recovery code of your Plaza wallet:</source>
        <translation>你的 Plaza 钱包恢复码：</translation>
    </message>
</context>
<context>
    <name>ReceiptFileDialog</name>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存收据</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>我已记下</translation>
    </message>
    <message>
        <source>If you ever forget your PIN, this code lets you choose another. It is shown now and never again: write it down, or keep it where you keep your passwords.</source>
        <translation>万一忘记支付密码，可以用这个码重设。它只显示这一次：请抄下来，或存到你放密码的地方。</translation>
    </message>
    <message>
        <source>Recovery code %1</source>
        <translation>恢复码 %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>RecoveryFileDialog</name>
    <message>
        <source>Save your recovery code</source>
        <translation>保存恢复码</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>SecurityScreen</name>
    <message>
        <source>%1: %2. Change</source>
        <translation>%1：%2。更改</translation>
    </message>
    <message>
        <source>Asked for whenever money leaves your wallet</source>
        <translation>每次从钱包出钱时都要输入</translation>
    </message>
    <message>
        <source>At once, nothing leaves it until you unfreeze it with your PIN</source>
        <translation>立即生效：在你用密码解冻之前，不能出钱</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改支付密码</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>设置支付密码</translation>
    </message>
    <message>
        <source>Choose picture and phrase</source>
        <translation>选择图案和短语</translation>
    </message>
    <message>
        <source>Freeze the wallet</source>
        <translation>冻结钱包</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Limits of mini-apps, a day</source>
        <translation>小程序每日限额</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>换新码</translation>
    </message>
    <message>
        <source>None are chosen yet</source>
        <translation>还没有选择</translation>
    </message>
    <message>
        <source>None is chosen yet</source>
        <translation>还没有设置</translation>
    </message>
    <message>
        <source>Nothing leaves it. To unfreeze it takes your PIN.</source>
        <translation>现在不能出钱。解冻需要支付密码。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Payment PIN</source>
        <translation>支付密码</translation>
    </message>
    <message>
        <source>Picture and phrase</source>
        <translation>图案和短语</translation>
    </message>
    <message>
        <source>Plaza shows them whenever it asks you something; a page that imitates it cannot</source>
        <translation>Plaza 每次向你询问时都会显示它们；冒充的页面做不到</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>There is none: a forgotten PIN could not be set anew</source>
        <translation>还没有：忘了支付密码就无法重设</translation>
    </message>
    <message>
        <source>To allow yourself more takes your PIN; to allow less does not.</source>
        <translation>调高需要支付密码，调低不需要。</translation>
    </message>
    <message>
        <source>With it you choose another PIN if you forget yours</source>
        <translation>忘记密码时用它重设</translation>
    </message>
    <message>
        <source>Your wallet is frozen</source>
        <translation>你的钱包已冻结</translation>
    </message>
</context>
<context>
    <name>SecuritySheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SecuritySheetViewModel</name>
    <message>
        <source>Write an amount such as 200 or 49.90, or leave it empty.</source>
        <translation>请写金额，例如 200 或 49.90，或者留空。</translation>
    </message>
</context>
<context>
    <name>SecurityViewModel</name>
    <message>
        <source>A day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>A new code ends the one before it.</source>
        <translation>新码生成后，旧码就失效。</translation>
    </message>
    <message>
        <source>Asks each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改支付密码</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>设置支付密码</translation>
    </message>
    <message>
        <source>First the PIN you have.</source>
        <translation>先输入现在的密码。</translation>
    </message>
    <message>
        <source>It is asked for whenever money leaves your wallet.</source>
        <translation>每次从钱包出钱时都要输入。</translation>
    </message>
    <message>
        <source>Money can leave it again then.</source>
        <translation>解冻后又可以出钱。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>One payment</source>
        <translation>单笔</translation>
    </message>
    <message>
        <source>Pay code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Picture and phrase</source>
        <translation>图案和短语</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>The keys of your wallet are kept in files that only you can read: no keyring answers here.</source>
        <translation>钱包的密钥存在只有你能读的文件里：这里没有可用的系统钥匙串。</translation>
    </message>
    <message>
        <source>The keys of your wallet are kept in this system&apos;s keyring.</source>
        <translation>钱包的密钥存在系统钥匙串里。</translation>
    </message>
    <message>
        <source>The limit is changed.</source>
        <translation>限额已更改。</translation>
    </message>
    <message>
        <source>The most that may leave your wallet in a day. Leave it empty for no limit.</source>
        <translation>每天最多可以从钱包出多少钱。留空表示不限。</translation>
    </message>
    <message>
        <source>The most that one payment may be. Leave it empty for no limit.</source>
        <translation>单笔付款最多多少。留空表示不限。</translation>
    </message>
    <message>
        <source>The most that you pay in this mini-app in a day. Leave it empty for no limit.</source>
        <translation>你在这个小程序里每天最多付多少。留空表示不限。</translation>
    </message>
    <message>
        <source>Unfreeze the wallet</source>
        <translation>解冻钱包</translation>
    </message>
    <message>
        <source>Up to this amount a pay code is paid without asking you. Empty: you are asked each time.</source>
        <translation>不超过这个金额时，付款码直接支付，不再问你。留空：每次都问。</translation>
    </message>
    <message>
        <source>Up to this, a pay code is paid without asking you</source>
        <translation>不超过这个金额时，付款码直接支付</translation>
    </message>
    <message>
        <source>What leaves the wallet at once</source>
        <translation>一次能从钱包出的钱</translation>
    </message>
    <message>
        <source>You have a new recovery code.</source>
        <translation>你有了新的恢复码。</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <translation>支付密码已更改。</translation>
    </message>
    <message>
        <source>Your PIN is set.</source>
        <translation>支付密码已设置。</translation>
    </message>
    <message>
        <source>Your picture and phrase are changed.</source>
        <translation>图案和短语已更改。</translation>
    </message>
    <message>
        <source>Your wallet is unfrozen.</source>
        <translation>钱包已解冻。</translation>
    </message>
    <message>
        <source>{amount} left the wallet today</source>
        <translation>今天已出 {amount}</translation>
    </message>
</context>
<context>
    <name>StatementFileDialog</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Export the statement</source>
        <translation>导出对账单</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Bill</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Charged by the shop</source>
        <translation>商家扣款</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已下单</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已支付</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>收款方</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Signed by key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Your wallet has no record of it. The money moved all the same.</source>
        <translation>你的钱包里没有它的记录，但钱已经动了。</translation>
    </message>
    <message>
        <source>{amount} held in your wallet</source>
        <translation>钱包中暂扣 {amount}</translation>
    </message>
</context>
<context>
    <name>WalletColumn</name>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>余额 %1</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>按月统计</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Play money</source>
        <translation>虚拟的钱</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>This is play money. It is kept on this computer, buys nothing outside Plaza, and no bank knows of it.</source>
        <translation>这是虚拟的钱，只存在这台电脑上，在 Plaza 之外买不到东西，也没有银行承认它。</translation>
    </message>
    <message>
        <source>Top up %1</source>
        <translation>充值 %1</translation>
    </message>
    <message>
        <source>Top up from the test bank</source>
        <translation>从测试银行充值</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>提现…</translation>
    </message>
</context>
<context>
    <name>WalletViewModel</name>
    <message>
        <source>{amount} of play money arrived from the test bank.</source>
        <translation>测试银行转来了 {amount} 虚拟的钱。</translation>
    </message>
</context>
</TS>
