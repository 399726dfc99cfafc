<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CodeFileDialog</name>
    <message>
        <source>Drawing, sharp at any size</source>
        <translation>矢量图，任意大小都清晰</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save your code</source>
        <translation>保存你的码</translation>
    </message>
</context>
<context>
    <name>CollectSheet</name>
    <message>
        <source>0.00</source>
        <translation>0.00</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Collect %1</source>
        <translation>收款 %1</translation>
    </message>
    <message>
        <source>Collect from a pay code</source>
        <translation>扫付款码收款</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>From %1. It is in your wallet.</source>
        <translation>来自 %1，已存入你的钱包。</translation>
    </message>
    <message>
        <source>From the pay code that you scanned. Whoever showed it sees how much, and that it was you.</source>
        <translation>从你扫的付款码收款。出示的人会看到金额，也知道是你收的。</translation>
    </message>
    <message>
        <source>It did not go through, and nothing moved. To try again, have them show a new code.</source>
        <translation>没有成功，钱没有动。要重试，请对方出示新的付款码。</translation>
    </message>
    <message>
        <source>They are asked on their own screen. Wait for their yes.</source>
        <translation>对方正在自己的屏幕上确认，请等一等。</translation>
    </message>
</context>
<context>
    <name>CollectSheetViewModel</name>
    <message>
        <source>Write the amount in digits, such as 8.88.</source>
        <translation>请用数字写金额，例如 8.88。</translation>
    </message>
</context>
<context>
    <name>CollectedDesk</name>
    <message>
        <source>%1 is held for %2</source>
        <translation>为 %2 暂扣了 %1</translation>
    </message>
    <message>
        <source>%2 wanted %1 from your pay code. It is not in the catalogue any more, so you are not asked, and nothing was paid.</source>
        <translation>%2 想从你的付款码收 %1。它已不在目录里，所以没有问你，也没有付款。</translation>
    </message>
    <message>
        <source>%2 wanted %1, and nothing was paid: </source>
        <translation>%2 想收 %1，没有付款：</translation>
    </message>
    <message>
        <source>It is theirs at once, and does not come back by itself. You are asked until %1.</source>
        <translation>付款后立即归对方，不会自动退回。请在 %1 前决定。</translation>
    </message>
    <message>
        <source>Paid %1 to %2</source>
        <translation>已向 %2 支付 %1</translation>
    </message>
    <message>
        <source>it is above what you let leave your wallet in a day.</source>
        <translation>超过了你设的每日限额。</translation>
    </message>
    <message>
        <source>it is above what you let one payment be.</source>
        <translation>超过了你设的单笔限额。</translation>
    </message>
    <message>
        <source>it is above what you let this mini-app take in a day.</source>
        <translation>超过了你给这个小程序设的每日限额。</translation>
    </message>
    <message>
        <source>you do not have that much.</source>
        <translation>余额不够。</translation>
    </message>
    <message>
        <source>your wallet is frozen.</source>
        <translation>你的钱包已冻结。</translation>
    </message>
</context>
<context>
    <name>GivingSheet</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Play money from your wallet · balance %1</source>
        <translation>用钱包里虚拟的钱 · 余额 %1</translation>
    </message>
</context>
<context>
    <name>MoneySheets</name>
    <message>
        <source>It is theirs at once, and does not come back by itself.</source>
        <translation>钱立即归对方，不会自动退回。</translation>
    </message>
    <message>
        <source>What is not accepted within 24 hours comes back to you.</source>
        <translation>24 小时内没有收下的会退还给你。</translation>
    </message>
</context>
<context>
    <name>PacketOpening</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>It cannot be opened now</source>
        <translation>现在打不开</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Open the red packet</source>
        <translation>打开红包</translation>
    </message>
    <message>
        <source>Red packet of %1: %2</source>
        <translation>%1 的红包：%2</translation>
    </message>
    <message>
        <source>See who had which share</source>
        <translation>看看大家的手气</translation>
    </message>
    <message>
        <source>Split by luck</source>
        <translation>拼手气红包</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PacketOpeningViewModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 opened</source>
        <translation>已领 %1/%2 个</translation>
    </message>
    <message>
        <source>All of it was taken.</source>
        <translation>已被领完。</translation>
    </message>
    <message>
        <source>All shares are gone. You were too late.</source>
        <translation>手慢了，红包已被领完。</translation>
    </message>
    <message>
        <source>Best wishes</source>
        <translation>恭喜发财，大吉大利</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>已结束。</translation>
    </message>
    <message>
        <source>It is over. %1 came back to your wallet.</source>
        <translation>已结束，%1 已退回你的钱包。</translation>
    </message>
    <message>
        <source>It waits to be opened. What nobody takes comes back to you after 24 hours.</source>
        <translation>等待领取。24 小时没人领的会退还给你。</translation>
    </message>
    <message>
        <source>It was not opened within 24 hours, so the rest went back.</source>
        <translation>24 小时内没有领完，剩余的已退回。</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>PacketShares</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, the luckiest</source>
        <translation>%1，%2，手气最佳</translation>
    </message>
    <message>
        <source>It is in your wallet</source>
        <translation>已存入你的钱包</translation>
    </message>
    <message>
        <source>Luckiest</source>
        <translation>手气最佳</translation>
    </message>
    <message>
        <source>Who had which share</source>
        <translation>领取详情</translation>
    </message>
    <message>
        <source>You had %1</source>
        <translation>你领到 %1</translation>
    </message>
</context>
<context>
    <name>PacketSheet</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Best wishes</source>
        <translation>恭喜发财，大吉大利</translation>
    </message>
    <message>
        <source>By luck</source>
        <translation>拼手气</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>发给 %1</translation>
    </message>
    <message>
        <source>For each</source>
        <translation>单个金额</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>祝福语</translation>
    </message>
    <message>
        <source>How it is split</source>
        <translation>红包类型</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总金额</translation>
    </message>
    <message>
        <source>In all %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Put %1 in</source>
        <translation>塞进 %1</translation>
    </message>
    <message>
        <source>Put money in</source>
        <translation>塞钱进红包</translation>
    </message>
    <message>
        <source>Red packet</source>
        <translation>红包</translation>
    </message>
    <message>
        <source>Red packet for %1</source>
        <translation>给 %1 的红包</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>红包个数</translation>
    </message>
    <message>
        <source>The same for each</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>What nobody takes comes back to you after 24 hours.</source>
        <translation>24 小时没人领的会退还给你。</translation>
    </message>
</context>
<context>
    <name>PacketSheetViewModel</name>
    <message>
        <source>%1 people can open it</source>
        <translation>%1 人可领</translation>
    </message>
    <message>
        <source>1 person can open it</source>
        <translation>1 人可领</translation>
    </message>
    <message>
        <source>Each share needs ¥0.01 at least.</source>
        <translation>每个红包至少 ¥0.01。</translation>
    </message>
    <message>
        <source>It can have 1 to %1 shares, one for each person here.</source>
        <translation>可以分 1 到 %1 个，这里每人一个。</translation>
    </message>
    <message>
        <source>That is more than the %1 in your wallet.</source>
        <translation>超过了钱包里的 %1。</translation>
    </message>
    <message>
        <source>Write the amount in digits, such as 8.88.</source>
        <translation>请用数字写金额，例如 8.88。</translation>
    </message>
</context>
<context>
    <name>PaySheet</name>
    <message>
        <source>Copy number</source>
        <translation>复制数字</translation>
    </message>
    <message>
        <source>Hidden, because you looked elsewhere.</source>
        <translation>你在看别处，所以先隐藏了。</translation>
    </message>
    <message>
        <source>Hide the number</source>
        <translation>隐藏数字</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Send nobody a picture or the number of it: who has it can take money from you.</source>
        <translation>不要把它的图片或数字发给任何人：谁拿到都能收你的钱。</translation>
    </message>
    <message>
        <source>Set a limit</source>
        <translation>设置限额</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>显示付款码</translation>
    </message>
    <message>
        <source>Show the number</source>
        <translation>显示数字</translation>
    </message>
    <message>
        <source>Show this to whoever you pay. It counts once.</source>
        <translation>向收款方出示，只能用一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Your code to pay with</source>
        <translation>你的付款码</translation>
    </message>
    <message>
        <source>Your pay code as a square</source>
        <translation>你的付款码（二维码）</translation>
    </message>
    <message>
        <source>Your pay code as bars</source>
        <translation>你的付款码（条形码）</translation>
    </message>
</context>
<context>
    <name>PaySheetViewModel</name>
    <message>
        <source>Copied. It counts for a minute: give it to nobody but the till where you pay.</source>
        <translation>已复制，一分钟内有效：只能给你付款的收银台。</translation>
    </message>
    <message>
        <source>Up to %1 is paid at once, above it you are asked for your PIN.</source>
        <translation>不超过 %1 直接支付，超过时要输入支付密码。</translation>
    </message>
    <message>
        <source>You are asked for your PIN before anything is paid.</source>
        <translation>付款前会要求输入支付密码。</translation>
    </message>
</context>
<context>
    <name>ReceiveSheet</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount, such as 8.88</source>
        <translation>金额，例如 8.88</translation>
    </message>
    <message>
        <source>Ask for an amount</source>
        <translation>设置金额</translation>
    </message>
    <message>
        <source>Ask for something else</source>
        <translation>修改金额</translation>
    </message>
    <message>
        <source>Code to receive money</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note, if you like</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Scanned, it gives you money at once.</source>
        <translation>别人扫它，钱立即给你。</translation>
    </message>
    <message>
        <source>Show this code</source>
        <translation>显示收款码</translation>
    </message>
    <message>
        <source>Your code to receive money</source>
        <translation>你的收款码</translation>
    </message>
</context>
<context>
    <name>ReceiveSheetViewModel</name>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>The code was copied as a picture.</source>
        <translation>收款码已复制为图片。</translation>
    </message>
    <message>
        <source>Write the amount in digits, such as 8.88.</source>
        <translation>请用数字写金额，例如 8.88。</translation>
    </message>
</context>
<context>
    <name>TakeCodeSheet</name>
    <message>
        <source>24 digits</source>
        <translation>24 位数字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Number of the pay code</source>
        <translation>付款码数字</translation>
    </message>
    <message>
        <source>Take a pay code for %1</source>
        <translation>为 %1 收取付款码</translation>
    </message>
    <message>
        <source>collects from the pay code that you scan or type here. It sees neither the code nor who pays.</source>
        <translation>从你在这里扫或输入的付款码收款。它看不到码，也不知道付款人是谁。</translation>
    </message>
</context>
<context>
    <name>TakeCodeSheetViewModel</name>
    <message>
        <source>That is no pay code. Have the payer open Pay in their wallet.</source>
        <translation>这不是付款码。请付款人在钱包里打开“付款”。</translation>
    </message>
    <message>
        <source>That is no pay code: it has 24 digits and begins with 75292.</source>
        <translation>这不是付款码：付款码有 24 位数字，以 75292 开头。</translation>
    </message>
</context>
<context>
    <name>TransferOpening</name>
    <message>
        <source>Accept %1</source>
        <translation>收下 %1</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已收下</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>退还</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>转账时间</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>TransferOpeningViewModel</name>
    <message>
        <source>%1 did not accept it in time</source>
        <translation>%1 没有及时收下</translation>
    </message>
    <message>
        <source>%1 gives you</source>
        <translation>%1 转给你</translation>
    </message>
    <message>
        <source>%1 has accepted it</source>
        <translation>%1 已收下</translation>
    </message>
    <message>
        <source>%1 has declined it</source>
        <translation>%1 已退还</translation>
    </message>
    <message>
        <source>%1 has not accepted it yet</source>
        <translation>%1 还没有收下</translation>
    </message>
    <message>
        <source>It is in your wallet.</source>
        <translation>已存入你的钱包。</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>The money is in your wallet again.</source>
        <translation>钱已退回你的钱包。</translation>
    </message>
    <message>
        <source>The money went back.</source>
        <translation>钱已退回。</translation>
    </message>
    <message>
        <source>What is not accepted until %1 goes back.</source>
        <translation>%1 前没有收下就会退回。</translation>
    </message>
    <message>
        <source>You did not accept it in time</source>
        <translation>你没有及时收下</translation>
    </message>
    <message>
        <source>You have accepted it from %1</source>
        <translation>你已收下 %1 的转账</translation>
    </message>
    <message>
        <source>You have declined it</source>
        <translation>你已退还</translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message>
        <source>%1 collects %2 from your pay code</source>
        <translation>%1 从你的付款码收 %2</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Do not pay</source>
        <translation>不付款</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Give %1</source>
        <translation>转账 %1</translation>
    </message>
    <message>
        <source>Give %1 again</source>
        <translation>再转 %1</translation>
    </message>
    <message>
        <source>Give by code</source>
        <translation>扫码转账</translation>
    </message>
    <message>
        <source>Give money to %1</source>
        <translation>向 %1 转账</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note, if you like</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation>付款 %1</translation>
    </message>
    <message>
        <source>Pay %1 again</source>
        <translation>再付 %1</translation>
    </message>
    <message>
        <source>Pay by your code?</source>
        <translation>用付款码付款？</translation>
    </message>
    <message>
        <source>Scanned your pay code</source>
        <translation>扫了你的付款码</translation>
    </message>
    <message>
        <source>To</source>
        <translation>给</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>给 %1</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
</context>
<context>
    <name>TransferSheetViewModel</name>
    <message>
        <source>That is more than the %1 in your wallet.</source>
        <translation>超过了钱包里的 %1。</translation>
    </message>
    <message>
        <source>Write the amount in digits, such as 8.88.</source>
        <translation>请用数字写金额，例如 8.88。</translation>
    </message>
    <message>
        <source>You gave %1 to %2 less than a minute ago. Give it again?</source>
        <translation>不到一分钟前，你刚给 %2 转了 %1。再转一次吗？</translation>
    </message>
</context>
<context>
    <name>WithdrawalSheet</name>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Play money goes back to the test bank</source>
        <translation>虚拟的钱回到测试银行</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>提现 %1</translation>
    </message>
    <message>
        <source>Withdraw to the test bank</source>
        <translation>提现到测试银行</translation>
    </message>
    <message>
        <source>Your wallet holds %1.</source>
        <translation>钱包里有 %1。</translation>
    </message>
</context>
<context>
    <name>WithdrawalSheetViewModel</name>
    <message>
        <source>That is more than the %1 in your wallet.</source>
        <translation>超过了钱包里的 %1。</translation>
    </message>
    <message>
        <source>Write the amount in digits, such as 8.88.</source>
        <translation>请用数字写金额，例如 8.88。</translation>
    </message>
</context>
</TS>
