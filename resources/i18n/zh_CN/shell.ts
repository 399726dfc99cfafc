<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CheatSheet</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Coupons</name>
    <message>
        <source>The last of these coupons is gone.</source>
        <translation>最后一张优惠券已被领走。</translation>
    </message>
    <message>
        <source>This coupon is not given out any more.</source>
        <translation>这张优惠券不再发放了。</translation>
    </message>
    <message>
        <source>This coupon is over.</source>
        <translation>这张优惠券已过期。</translation>
    </message>
    <message>
        <source>Valid from {begin} to {end}</source>
        <translation>{begin} 至 {end} 有效</translation>
    </message>
    <message>
        <source>Valid until {end}</source>
        <translation>有效期至 {end}</translation>
    </message>
    <message>
        <source>You have it already. Choose it when you pay.</source>
        <translation>你已经有了，付款时选用即可。</translation>
    </message>
    <message>
        <source>You have used this coupon.</source>
        <translation>你已用过这张优惠券。</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>减 {amount}</translation>
    </message>
    <message>
        <source>{off}, for orders from {amount}</source>
        <translation>{off}，订单满 {amount} 可用</translation>
    </message>
    <message>
        <source>{percent} % off, {amount} at most</source>
        <translation>减 {percent}%，最多 {amount}</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>A mini-app comes alone: nothing is done with these.</source>
        <translation>小程序要单独放：这些不会被处理。</translation>
    </message>
    <message>
        <source>A picture or a video with a code in it.</source>
        <translation>有码的图片或视频。</translation>
    </message>
    <message>
        <source>Drop it to be your picture</source>
        <translation>松开即设为头像</translation>
    </message>
    <message>
        <source>Drop it to install it</source>
        <translation>松手即可安装</translation>
    </message>
    <message>
        <source>Drop it to scan it</source>
        <translation>松手即可扫描</translation>
    </message>
    <message>
        <source>Drop them to scan them</source>
        <translation>松手即可扫描</translation>
    </message>
    <message>
        <source>One after the other, until one has a code in it.</source>
        <translation>逐个扫描，直到找到码。</translation>
    </message>
    <message>
        <source>One file at a time</source>
        <translation>一次一个文件</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>发送给 %1</translation>
    </message>
    <message>
        <source>The middle of it, small. Everybody who knows you sees it.</source>
        <translation>取中间部分，缩小保存。认识你的人都能看到。</translation>
    </message>
    <message>
        <source>You are asked first, and see what it is.</source>
        <translation>会先问你，并让你看到它是什么。</translation>
    </message>
    <message>
        <source>You see it before it goes.</source>
        <translation>发送前会先给你看。</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>A PIN is six digits. Choose six digits.</source>
        <translation>支付密码是 6 位数字，请重选。</translation>
    </message>
    <message>
        <source>A comment holds at most {characters_max} characters. Shorten it.</source>
        <translation>留言最多 {characters_max} 个字符，请缩短。</translation>
    </message>
    <message>
        <source>A comment needs some words. Write something first.</source>
        <translation>留言不能为空，请先写点什么。</translation>
    </message>
    <message>
        <source>A file may have at most {megabytes_max} MB, so this one was not sent. Choose a smaller one.</source>
        <translation>文件最大 {megabytes_max} MB，这个没有发送。请选小一点的。</translation>
    </message>
    <message>
        <source>A file of the mini-app cannot be written ({code}), so nothing was kept.</source>
        <translation>小程序的文件无法写入（{code}），没有保存任何内容。</translation>
    </message>
    <message>
        <source>A film in an article holds at most {megabytes_max} MB. Choose a shorter one.</source>
        <translation>文章里的视频最大 {megabytes_max} MB，请换一段更短的。</translation>
    </message>
    <message>
        <source>A greeting has up to {characters_max} characters that can be seen. Write it differently.</source>
        <translation>祝福语最多 {characters_max} 个可见的字，请改一下。</translation>
    </message>
    <message>
        <source>A group has at most {members_max} members, so nobody was added.</source>
        <translation>群聊最多 {members_max} 人，没有添加任何人。</translation>
    </message>
    <message>
        <source>A group needs at least two people. Choose somebody.</source>
        <translation>群聊至少要有两个人，先选择成员。</translation>
    </message>
    <message>
        <source>A group&apos;s name needs letters that can be seen, {characters_max} at most. Change it.</source>
        <translation>群名称要有看得见的字，最多 {characters_max} 个字，改一下。</translation>
    </message>
    <message>
        <source>A limit is an amount of zero or more. Write it with at most two digits after the point.</source>
        <translation>限额是不小于零的金额，小数点后最多两位。</translation>
    </message>
    <message>
        <source>A menu has up to {entries_max} buttons with up to {below_max} entries each. Every one needs a name of up to {characters_max} characters, and leads somewhere.</source>
        <translation>菜单最多 {entries_max} 个按钮，每个按钮最多 {below_max} 项。每一项都要有不超过 {characters_max} 个字的名称，并指向某处。</translation>
    </message>
    <message>
        <source>A message can be taken back for {minutes} minutes after it was sent, which are over.</source>
        <translation>消息发出后 {minutes} 分钟内可以撤回，现在已经超过了。</translation>
    </message>
    <message>
        <source>A message holds at most {characters_max} characters. Send it in parts.</source>
        <translation>一条消息最多 {characters_max} 个字，请分开发送。</translation>
    </message>
    <message>
        <source>A message needs some words. Write something first.</source>
        <translation>消息不能为空，请先写点什么。</translation>
    </message>
    <message>
        <source>A mini-app is given files of up to {megabytes_max} MB, so this one stays here. Use a program.</source>
        <translation>小程序只能得到不超过 {megabytes_max} MB 的文件，所以这个文件没有交出。请用其他程序打开。</translation>
    </message>
    <message>
        <source>A name needs 1 to {characters_max} visible characters. Choose another.</source>
        <translation>名称要有 1 到 {characters_max} 个可见的字，请换一个。</translation>
    </message>
    <message>
        <source>A new catalogue needs a name. Give it with --name.</source>
        <translation>新目录需要名称，用 --name 指定。</translation>
    </message>
    <message>
        <source>A newer Plaza wrote this back-up (form {found}). Install that one; nothing was changed.</source>
        <translation>这个备份由更新的 Plaza 写成（格式 {found}）。安装那个版本；没有更改任何内容。</translation>
    </message>
    <message>
        <source>A newer version of this mini-app is installed, so this one was not. Choose to go back first.</source>
        <translation>已安装这个小程序的较新版本，所以没有安装这一个。请先选择退回。</translation>
    </message>
    <message>
        <source>A note has up to {characters_max} characters that can be seen. Write it differently.</source>
        <translation>备注最多 {characters_max} 个可见的字，请改一下。</translation>
    </message>
    <message>
        <source>A password for a back-up has at least {characters_min} characters. Nothing was written.</source>
        <translation>备份密码至少 {characters_min} 个字符。没有写入任何内容。</translation>
    </message>
    <message>
        <source>A password has {characters_min} to {characters_max} characters. Type another.</source>
        <translation>密码需要 {characters_min} 到 {characters_max} 个字符。请换一个。</translation>
    </message>
    <message>
        <source>A payment PIN is already set. Use that one.</source>
        <translation>已设置过支付密码，请用原来的。</translation>
    </message>
    <message>
        <source>A phrase has {characters_min} to {characters_max} characters that can be seen. Write another.</source>
        <translation>短语要有 {characters_min} 到 {characters_max} 个可见的字，请换一句。</translation>
    </message>
    <message>
        <source>A picture of the mini-app cannot be shown ({code}).</source>
        <translation>小程序的一张图片无法显示（{code}）。</translation>
    </message>
    <message>
        <source>A postcode has 3 to 12 letters and digits. It may be left empty.</source>
        <translation>邮编为 3 到 12 位字母和数字，可以不填。</translation>
    </message>
    <message>
        <source>A recovery code is four groups of five letters and digits. Look at it again.</source>
        <translation>恢复码是四组、每组五个字母和数字，请再看一遍。</translation>
    </message>
    <message>
        <source>A red packet here can have 1 to {count_max} shares. Change their number.</source>
        <translation>这里的红包可以分 1 到 {count_max} 个，请改一下个数。</translation>
    </message>
    <message>
        <source>A red packet is split by luck or evenly. Choose one of the two.</source>
        <translation>红包分拼手气和普通两种，请选一种。</translation>
    </message>
    <message>
        <source>A red packet needs somebody here to open it, and there are too few or too many people.</source>
        <translation>红包要有人能领，这里的人太少或太多。</translation>
    </message>
    <message>
        <source>A reply has up to {characters_max} characters, or leads to a mini-app or an article.</source>
        <translation>回复最多 {characters_max} 个字，或指向小程序、文章。</translation>
    </message>
    <message>
        <source>A word to them has at most {characters_max} characters that can be seen. Write it differently.</source>
        <translation>附言最多 {characters_max} 个可见字符。换一种写法。</translation>
    </message>
    <message>
        <source>All shares of this red packet are gone.</source>
        <translation>红包已被领完。</translation>
    </message>
    <message>
        <source>An article holds at most {blocks_max} paragraphs and pictures. Make several of it.</source>
        <translation>一篇文章最多有 {blocks_max} 个段落和图片。请分成几篇。</translation>
    </message>
    <message>
        <source>An article holds at most {characters_max} characters. Make several of it.</source>
        <translation>一篇文章最多 {characters_max} 个字。请分成几篇。</translation>
    </message>
    <message>
        <source>An article needs a title and a text before it is sent.</source>
        <translation>发送前，文章需要标题和正文。</translation>
    </message>
    <message>
        <source>An official account has up to {rules_max} rules, each with up to {keywords_max} short keywords.</source>
        <translation>公众号最多 {rules_max} 条规则，每条最多 {keywords_max} 个简短的关键词。</translation>
    </message>
    <message>
        <source>An official account names up to {count_max} mini-apps beside its own.</source>
        <translation>除自己的小程序外，公众号最多列出 {count_max} 个小程序。</translation>
    </message>
    <message>
        <source>Another message has this number, so this one was not sent. Try again.</source>
        <translation>另一条消息用了同样的编号，所以没有发送。请重试。</translation>
    </message>
    <message>
        <source>Another official account has already published an article with this number.</source>
        <translation>另一个公众号已发表过这个编号的文章。</translation>
    </message>
    <message>
        <source>Another payment is being asked for. Answer that one first.</source>
        <translation>正在询问另一笔付款，请先处理那一笔。</translation>
    </message>
    <message>
        <source>Another program keeps {keys} for itself, so Plaza does not hear them. Choose other keys.</source>
        <translation>另一个程序占用了 {keys}，Plaza 收不到。换一组按键吧。</translation>
    </message>
    <message>
        <source>As many people came by this invitation as it was for. Ask for a new one.</source>
        <translation>这个邀请的名额已用完，请对方重新发一个。</translation>
    </message>
    <message>
        <source>Each share of a red packet is ¥0.01 at least, and equal shares come out even. Change the amount.</source>
        <translation>每个红包至少 ¥0.01，普通红包要能平分。请改一下金额。</translation>
    </message>
    <message>
        <source>Give the https address of a catalogue, or its folder. Nothing was added.</source>
        <translation>输入目录的 https 地址或其文件夹。未添加任何内容。</translation>
    </message>
    <message>
        <source>It could not be saved there ({reason}). Choose another place.</source>
        <translation>无法保存到那里（{reason}）。请换个位置。</translation>
    </message>
    <message>
        <source>It took too long, or you have said no already, so nothing was paid. Show a new code.</source>
        <translation>时间太久，或你已拒绝，所以没有付款。请出示新的码。</translation>
    </message>
    <message>
        <source>Lists and quotes stand too deep within each other in line {line}. Up to {depth_max} can be read.</source>
        <translation>第 {line} 行的列表和引用嵌套太深，最多 {depth_max} 层才看得清。</translation>
    </message>
    <message>
        <source>Logging in to the mini-app did not work ({code}). Open it again.</source>
        <translation>登录小程序没有成功（{code}）。请重新打开它。</translation>
    </message>
    <message>
        <source>Menu and replies are too long together, so the newest words are not kept. Make them shorter.</source>
        <translation>菜单与回复合计太长，最新的内容没有保存。请缩短一些。</translation>
    </message>
    <message>
        <source>Money that was given is not taken back with its message.</source>
        <translation>已经给出的钱不会随消息撤回。</translation>
    </message>
    <message>
        <source>No look is {look}. A look is made of these, as in dark/zh/150: {parts}.</source>
        <translation>没有外观 {look}。外观由这些组成，例如 dark/zh/150：{parts}。</translation>
    </message>
    <message>
        <source>No money is held under this number, so nothing moved.</source>
        <translation>没有用这个编号暂扣的钱，钱没有动。</translation>
    </message>
    <message>
        <source>No payment PIN is set yet. Choose one first.</source>
        <translation>还没有设置支付密码，请先设置。</translation>
    </message>
    <message>
        <source>No recovery code was made for this wallet, so the PIN cannot be set anew.</source>
        <translation>这个钱包没有恢复码，所以无法重设支付密码。</translation>
    </message>
    <message>
        <source>Nobody asks you this any more.</source>
        <translation>已经没有人向你请求这个了。</translation>
    </message>
    <message>
        <source>Nobody here is known by this code. Ask for it to be shown again.</source>
        <translation>没有人用这个码，请对方重新出示。</translation>
    </message>
    <message>
        <source>Nobody here knows this invitation, so there is no group to join.</source>
        <translation>这里没有人知道这个邀请，无法加入。</translation>
    </message>
    <message>
        <source>Nobody on this computer is called {name}, or more than one. Choose them from the list.</source>
        <translation>这台电脑上没有叫 {name} 的人，或者不止一个。请从列表中选择。</translation>
    </message>
    <message>
        <source>Not enough money: it costs {needed}, you have {balance}. Nothing was paid; top up first.</source>
        <translation>钱不够：需要 {needed}，你有 {balance}。没有付款，请先充值。</translation>
    </message>
    <message>
        <source>Nothing is asked of you under this name, so nothing was paid.</source>
        <translation>没有以这个名称向你收款，没有付款。</translation>
    </message>
    <message>
        <source>Nothing is held for this order, so nothing moved.</source>
        <translation>这个订单没有暂扣的钱，钱没有动。</translation>
    </message>
    <message>
        <source>Only the owner of the group can do this.</source>
        <translation>只有群主可以这样做。</translation>
    </message>
    <message>
        <source>Only who owns this official account can do this.</source>
        <translation>只有这个公众号的主人可以这样做。</translation>
    </message>
    <message>
        <source>Only whoever sent a message can take it back.</source>
        <translation>只有发送者本人可以撤回消息。</translation>
    </message>
    <message>
        <source>Others on this computer may read {path}, so nothing was signed. Change that: chmod 600.</source>
        <translation>这台电脑上的其他人可能读到 {path}，所以没有签名。请改一下：chmod 600。</translation>
    </message>
    <message>
        <source>Plaza already asks you about other links. Answer those first, then open this one again.</source>
        <translation>Plaza 正在询问你其他链接。请先处理那些，再重新打开这一个。</translation>
    </message>
    <message>
        <source>Plaza already runs with the data in {folder}, but does not answer. End it and start again.</source>
        <translation>已有一个 Plaza 在使用 {folder} 中的数据，但没有响应。请结束它再启动。</translation>
    </message>
    <message>
        <source>Plaza already runs with the data in {folder}. Use its window, or choose another with --data.</source>
        <translation>已有一个 Plaza 在使用 {folder} 中的数据。请用它的窗口，或用 --data 另选一个。</translation>
    </message>
    <message>
        <source>Plaza cannot take what later starts are asked ({reason}). All else works.</source>
        <translation>Plaza 无法接收后来启动的请求（{reason}），其他一切正常。</translation>
    </message>
    <message>
        <source>Plaza cannot write to {folder} ({reason}). Make it writable, or choose another with --data.</source>
        <translation>Plaza 无法写入 {folder}（{reason}）。请允许写入，或用 --data 另选一个。</translation>
    </message>
    <message>
        <source>Plaza’s own account cannot be unfollowed: it tells you of your money.</source>
        <translation>广场自己的公众号不能取消关注：它会告诉你钱款的情况。</translation>
    </message>
    <message>
        <source>Several people may have a wallet here. Say whose with --person: {owners}.</source>
        <translation>这里可能有几个人的钱包。请用 --person 说明是谁的：{owners}。</translation>
    </message>
    <message>
        <source>Somebody else has already paid this order. You were not charged.</source>
        <translation>别人已付过这个订单，没有扣你的钱。</translation>
    </message>
    <message>
        <source>Something in Plaza went wrong, and the details are in its log. Try again.</source>
        <translation>Plaza 出了点问题，详情在日志里。请重试。</translation>
    </message>
    <message>
        <source>Something in the menu or the replies leads nowhere or says nothing. Mend it, then publish it.</source>
        <translation>菜单或回复里有内容为空，或链接无法打开。请改好再发布。</translation>
    </message>
    <message>
        <source>Something in this article leads nowhere, first in line {line}. Mend it, then send it.</source>
        <translation>文章里有打不开的内容，第一处在第 {line} 行。请改好再发送。</translation>
    </message>
    <message>
        <source>That PIN is too easy to guess. Choose six digits that neither count up or down nor repeat.</source>
        <translation>这个密码太容易被猜到。请选六位既不连续也不重复的数字。</translation>
    </message>
    <message>
        <source>That did not work ({code}). Try again.</source>
        <translation>没有成功（{code}）。请重试。</translation>
    </message>
    <message>
        <source>That is not an amount that Plaza can move. It has to be above zero.</source>
        <translation>Plaza 不能转这样的金额，金额必须大于零。</translation>
    </message>
    <message>
        <source>That is you: a conversation needs somebody else.</source>
        <translation>这是你自己：聊天要有另一个人。</translation>
    </message>
    <message>
        <source>That is you: money is given to somebody else.</source>
        <translation>这是你自己：钱要转给别人。</translation>
    </message>
    <message>
        <source>That is you: you cannot be your own contact.</source>
        <translation>这是你自己：不能加自己为联系人。</translation>
    </message>
    <message>
        <source>That is your own code: it is for others to give you money.</source>
        <translation>这是你自己的码：它用来让别人给你钱。</translation>
    </message>
    <message>
        <source>That is your own code: show it to whoever you pay.</source>
        <translation>这是你自己的码：请向收款方出示。</translation>
    </message>
    <message>
        <source>The PIN is wrong, so nothing was done. Tries left: {tries_left}.</source>
        <translation>密码错误，没有执行。还可以试 {tries_left} 次。</translation>
    </message>
    <message>
        <source>The camera, picture or video cannot be read ({code}). Choose another one.</source>
        <translation>无法读取摄像头、图片或视频（{code}）。请换一个。</translation>
    </message>
    <message>
        <source>The catalogue “{name}” is older there than what you saw of it, so yours stays as it is.</source>
        <translation>那里的目录“{name}”比你见过的更旧，因此你的保持不变。</translation>
    </message>
    <message>
        <source>The catalogue “{name}” is out of date, so nothing counts that it says. Refresh it later.</source>
        <translation>目录“{name}”已过期，其内容不再有效。稍后刷新。</translation>
    </message>
    <message>
        <source>The catalogue “{name}” is signed with another key now, so nothing was taken. Beware of it.</source>
        <translation>目录“{name}”的签名密钥与应有的不同，未采用其中任何内容。小心。</translation>
    </message>
    <message>
        <source>The code made could not be read back, so it is not shown. Try another text.</source>
        <translation>做出来的码无法读回，所以没有显示。请换一段文字。</translation>
    </message>
    <message>
        <source>The code would be too small to be scanned. Ask for a larger one.</source>
        <translation>码太小，扫不出来。请选大一点的。</translation>
    </message>
    <message>
        <source>The demo content in resources/demo is broken ({reason}), so none of it was written. Get it again.</source>
        <translation>resources/demo 里的演示内容有问题（{reason}），什么都没有写入。请重新获取。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was changed. Free some space and try again.</source>
        <translation>磁盘已满，没有任何更改。请腾出空间再试。</translation>
    </message>
    <message>
        <source>The file could not be kept ({reason}), so it was not sent. Try again.</source>
        <translation>文件无法存下（{reason}），所以没有发送。请再试一次。</translation>
    </message>
    <message>
        <source>The key cannot be kept in {path} ({reason}), so nothing was signed. Choose another.</source>
        <translation>密钥无法保存在 {path}（{reason}），没有签名。请另选一处。</translation>
    </message>
    <message>
        <source>The key file {path} cannot be read ({reason}). Choose another, or make one with --new-key.</source>
        <translation>无法读取密钥文件 {path}（{reason}）。请另选一个，或用 --new-key 新建。</translation>
    </message>
    <message>
        <source>The key file {path} is damaged, so your wallet stays closed. Put a back-up of it in its place.</source>
        <translation>密钥文件 {path} 已损坏，钱包打不开。请放回它的备份。</translation>
    </message>
    <message>
        <source>The keys of your wallet are in this system&apos;s keyring, which does not answer. Unlock it and start Plaza again.</source>
        <translation>钱包的密钥在系统钥匙串里，而钥匙串没有回应。请解锁后重新启动 Plaza。</translation>
    </message>
    <message>
        <source>The last of these coupons is gone, so you have not got one.</source>
        <translation>最后一张优惠券已被领走，你没有领到。</translation>
    </message>
    <message>
        <source>The menu has changed meanwhile. Look at it again.</source>
        <translation>菜单已更新，请重新查看。</translation>
    </message>
    <message>
        <source>The message could not be numbered, so it was not sent. Try again.</source>
        <translation>消息无法编号，所以没有发送。请重试。</translation>
    </message>
    <message>
        <source>The mini-app asked Plaza for something that it may not have ({code}), so nothing was done.</source>
        <translation>小程序向 Plaza 请求了不允许的内容（{code}），没有执行。</translation>
    </message>
    <message>
        <source>The mini-app could not be started ({reason}). Try again.</source>
        <translation>小程序无法启动（{reason}）。请重试。</translation>
    </message>
    <message>
        <source>The mini-app could not give money back ({code}), so nothing moved. Ask its publisher.</source>
        <translation>小程序无法退款（{code}），钱没有动。请联系发布者。</translation>
    </message>
    <message>
        <source>The mini-app could not make its coupon ({code}), so there is none. Ask its publisher.</source>
        <translation>小程序无法制作优惠券（{code}），所以没有。请联系发布者。</translation>
    </message>
    <message>
        <source>The mini-app could not reach its hosts ({code}), so nothing was fetched.</source>
        <translation>小程序无法连接它的网站（{code}），没有取得内容。</translation>
    </message>
    <message>
        <source>The mini-app could not set an alarm ({code}), so it will not come.</source>
        <translation>小程序无法设置闹钟（{code}），闹钟不会响。</translation>
    </message>
    <message>
        <source>The mini-app could not use the clipboard ({code}), so nothing was copied or read.</source>
        <translation>小程序无法使用剪贴板（{code}），没有复制也没有读取。</translation>
    </message>
    <message>
        <source>The mini-app gave its order a wrong life time, so nothing was ordered.</source>
        <translation>小程序给订单的有效时间不对，没有下单。</translation>
    </message>
    <message>
        <source>The mini-app gave its order no proper number, so nothing was ordered.</source>
        <translation>小程序没有给订单正确的编号，没有下单。</translation>
    </message>
    <message>
        <source>The mini-app gave its order no proper title, so nothing was ordered.</source>
        <translation>小程序没有给订单正确的标题，没有下单。</translation>
    </message>
    <message>
        <source>The mini-app has no page “{page}”. Open it from its first page.</source>
        <translation>小程序没有页面“{page}”。请从首页打开。</translation>
    </message>
    <message>
        <source>The mini-app has no server half to ask.</source>
        <translation>小程序没有可以请求的服务端。</translation>
    </message>
    <message>
        <source>The mini-app has taken what was held for this order already, so nothing moved.</source>
        <translation>小程序已扣取这个订单暂扣的钱，钱没有再动。</translation>
    </message>
    <message>
        <source>The mini-app in {folder} is left out: {problem} Mend that and start again.</source>
        <translation>{folder} 中的小程序被略过：{problem} 改好后重新启动。</translation>
    </message>
    <message>
        <source>The mini-app is not running, so its files are not shown. Open it again.</source>
        <translation>小程序没有在运行，所以不显示它的文件。请重新打开它。</translation>
    </message>
    <message>
        <source>The mini-app names a file that is not there.</source>
        <translation>小程序指定的文件不存在。</translation>
    </message>
    <message>
        <source>The mini-app offered a card that cannot be sent ({code}), so nothing was sent.</source>
        <translation>小程序提供的卡片无法发送（{code}），没有发送。</translation>
    </message>
    <message>
        <source>The mini-app used an order number twice, so nothing was ordered. Try again there.</source>
        <translation>小程序把一个订单编号用了两次，没有下单。请在那里重试。</translation>
    </message>
    <message>
        <source>The mini-app wants more than is held for its order, so nothing moved.</source>
        <translation>小程序想扣的比暂扣的多，钱没有动。</translation>
    </message>
    <message>
        <source>The mini-app wants to keep more than it may ({code}), so nothing was kept.</source>
        <translation>小程序想保存的超过允许的量（{code}），没有保存。</translation>
    </message>
    <message>
        <source>The mini-app wants to open another one that cannot be opened ({code}), so nothing was opened.</source>
        <translation>小程序想打开另一个打不开的小程序（{code}），没有打开。</translation>
    </message>
    <message>
        <source>The mini-app wants to send a message that it may not send ({code}), so nothing was sent.</source>
        <translation>小程序想发送不允许发的消息（{code}），没有发送。</translation>
    </message>
    <message>
        <source>The mini-app wants to send a notice that it may not send ({code}), so nothing was sent.</source>
        <translation>小程序想发送不允许发的通知（{code}），没有发送。</translation>
    </message>
    <message>
        <source>The mini-app wants to tell its pages more than it may ({code}), so nothing was told.</source>
        <translation>小程序想告诉页面的超过允许的量（{code}），没有通知。</translation>
    </message>
    <message>
        <source>The mini-app&apos;s order does not say who sells, so nothing was ordered.</source>
        <translation>小程序的订单没有说明谁是商家，没有下单。</translation>
    </message>
    <message>
        <source>The mini-app&apos;s server half ended before it answered. Try again.</source>
        <translation>小程序的服务端没有回应就结束了。请重试。</translation>
    </message>
    <message>
        <source>The mini-app&apos;s server half failed. Try again, or tell its publisher.</source>
        <translation>小程序的服务端出错。请重试，或告诉发布者。</translation>
    </message>
    <message>
        <source>The mini-app&apos;s server half took too long. Try again.</source>
        <translation>小程序的服务端太慢了。请重试。</translation>
    </message>
    <message>
        <source>The mini-app&apos;s server half took too much, or ended too often, and rests for a minute.</source>
        <translation>小程序的服务端占用太多资源或反复中断，要休息一分钟。</translation>
    </message>
    <message>
        <source>The official account has taken this article back.</source>
        <translation>公众号已撤回这篇文章。</translation>
    </message>
    <message>
        <source>The package in “{name}” is not what it says there, so nothing was installed. Beware of it.</source>
        <translation>“{name}”里的安装包与目录所说的不符，因此没有安装。小心。</translation>
    </message>
    <message>
        <source>The paragraph in line {line} is too long. Make several of it, each of up to {characters_max} characters.</source>
        <translation>第 {line} 行的段落太长。请分成几段，每段最多 {characters_max} 个字。</translation>
    </message>
    <message>
        <source>The publisher of {miniapp_id} changed keys more than {keys_max} times, so nothing was installed.</source>
        <translation>{miniapp_id} 的发布者换密钥超过 {keys_max} 次，没有安装。</translation>
    </message>
    <message>
        <source>The running Plaza does not understand this start. End it and start again.</source>
        <translation>正在运行的 Plaza 不理解这次启动。请结束它再启动。</translation>
    </message>
    <message>
        <source>The scanned code is none that a mini-app may have ({code}), so it was not handed over.</source>
        <translation>扫到的码不能给小程序（{code}），没有交给它。</translation>
    </message>
    <message>
        <source>The system did not give Plaza the keys, or you said no. Switch them on again to be asked.</source>
        <translation>系统没有把这组按键交给 Plaza，或者你拒绝了。再次打开开关，系统会重新询问。</translation>
    </message>
    <message>
        <source>The test bank moves at most {limit} at once, so nothing moved. Choose less.</source>
        <translation>测试银行一次最多转 {limit}，钱没有动。请少选一些。</translation>
    </message>
    <message>
        <source>The time in which this money was held is over, so nothing moved.</source>
        <translation>这笔钱的暂扣时间已过，钱没有动。</translation>
    </message>
    <message>
        <source>The tour cannot write its pictures to {folder}. Choose another folder with --out.</source>
        <translation>无法把导览的图片写入 {folder}。请用 --out 另选文件夹。</translation>
    </message>
    <message>
        <source>The two passwords differ, so nothing was written. Try again.</source>
        <translation>两次密码不同，因此没有写入。再试一次。</translation>
    </message>
    <message>
        <source>There are {catalogues_max} catalogues already. Remove one first.</source>
        <translation>已有 {catalogues_max} 个目录，先移除一个。</translation>
    </message>
    <message>
        <source>There are {count_max} addresses already. Delete one first.</source>
        <translation>已有 {count_max} 个地址，请先删除一个。</translation>
    </message>
    <message>
        <source>There is no catalogue at {address}, or not all of it. Check the address.</source>
        <translation>{address} 没有目录，或目录不完整。检查地址。</translation>
    </message>
    <message>
        <source>There is no microphone here. Plug one in, then try again.</source>
        <translation>这里没有麦克风。请接上一个再试。</translation>
    </message>
    <message>
        <source>There is no room left on the disk, so the file was not sent. Make room and send it again.</source>
        <translation>磁盘空间不足，文件没有发送。请腾出空间后再发。</translation>
    </message>
    <message>
        <source>There is no {path}: Plaza has not been used with this folder. Choose another with --data.</source>
        <translation>没有 {path}：这个文件夹还没有用过 Plaza。请用 --data 另选一个。</translation>
    </message>
    <message>
        <source>There is not enough room at {path}, so nothing was changed. Free some space.</source>
        <translation>{path} 的空间不够，所以什么都没有改变。请腾出一些空间。</translation>
    </message>
    <message>
        <source>There is nothing here to hear it with. Plug in a loudspeaker or headphones, then try again.</source>
        <translation>这里没有可以播放声音的设备。请接上扬声器或耳机再试。</translation>
    </message>
    <message>
        <source>They are among your contacts already.</source>
        <translation>对方已在你的通讯录里。</translation>
    </message>
    <message>
        <source>This article does not exist any more.</source>
        <translation>这篇文章已不存在。</translation>
    </message>
    <message>
        <source>This article was sent already, so it does not change any more.</source>
        <translation>这篇文章已经发送，不能再改了。</translation>
    </message>
    <message>
        <source>This back-up is damaged or not whole, so nothing was put back. Use another one.</source>
        <translation>这个备份已损坏或不完整，因此没有恢复。换一个备份。</translation>
    </message>
    <message>
        <source>This catalogue is larger than Plaza reads. Nothing was taken from it.</source>
        <translation>这个目录超出 Plaza 可读取的大小，未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This catalogue is not signed by the key it names, so nothing was taken. Beware of it.</source>
        <translation>这个目录的签名与它所写的密钥不符，未采用其中任何内容。小心。</translation>
    </message>
    <message>
        <source>This catalogue was removed meanwhile.</source>
        <translation>这个目录已被移除。</translation>
    </message>
    <message>
        <source>This catalogue&apos;s index is damaged or made for another Plaza. Nothing was taken from it.</source>
        <translation>这个目录的索引已损坏或适用于其他版本的 Plaza，未采用其中任何内容。</translation>
    </message>
    <message>
        <source>This code asks for {amount}, so nothing moved. Give just that.</source>
        <translation>这个码要收 {amount}，钱没有动。请正好付这么多。</translation>
    </message>
    <message>
        <source>This code does not count any more, or never did. Ask for a new one; nothing was paid.</source>
        <translation>这个码已失效，或从未有效。请要一个新的；没有付款。</translation>
    </message>
    <message>
        <source>This code is over. Ask for a new one.</source>
        <translation>这个码已失效，请要一个新的。</translation>
    </message>
    <message>
        <source>This comment is not here any more.</source>
        <translation>这条留言已不在了。</translation>
    </message>
    <message>
        <source>This computer cannot hold mini-apps back, and you have not trusted this one. Open it again.</source>
        <translation>这台电脑拦不住小程序，而你没有信任这一个。请重新打开它。</translation>
    </message>
    <message>
        <source>This conversation does not exist any more.</source>
        <translation>这个会话已不存在。</translation>
    </message>
    <message>
        <source>This coupon does not count for this order, so nothing was paid. Choose another, or none.</source>
        <translation>这张优惠券不能用于这个订单，没有付款。请换一张或不用。</translation>
    </message>
    <message>
        <source>This coupon does not exist.</source>
        <translation>这张优惠券不存在。</translation>
    </message>
    <message>
        <source>This coupon is for people who were invited, so you have not got it.</source>
        <translation>这张优惠券只给受邀的人，你没有领到。</translation>
    </message>
    <message>
        <source>This coupon is not given out any more, so you have not got it.</source>
        <translation>这张优惠券不再发放，你没有领到。</translation>
    </message>
    <message>
        <source>This desktop does not do that for programs.</source>
        <translation>这个桌面不为程序做这件事。</translation>
    </message>
    <message>
        <source>This file cannot be read ({reason}). Choose another.</source>
        <translation>无法读取这个文件（{reason}）。请换一个。</translation>
    </message>
    <message>
        <source>This file has more than {megabytes_max} MB. Choose a smaller one.</source>
        <translation>这个文件超过 {megabytes_max} MB，请选小一点的。</translation>
    </message>
    <message>
        <source>This file is no MP4 or WebM film, so it is not played.</source>
        <translation>这个文件不是 MP4 或 WebM 影片，没有播放。</translation>
    </message>
    <message>
        <source>This file is no back-up of Plaza. Nothing was changed.</source>
        <translation>这个文件不是 Plaza 的备份。没有更改任何内容。</translation>
    </message>
    <message>
        <source>This file is no receipt of Plaza&apos;s: {problem}.</source>
        <translation>这个文件不是 Plaza 的收据：{problem}。</translation>
    </message>
    <message>
        <source>This file is not here any more.</source>
        <translation>这个文件已经不在了。</translation>
    </message>
    <message>
        <source>This file is signed with a key its publisher gave up, so it was not installed. Beware of it.</source>
        <translation>这个文件用发布者已弃用的密钥签名，没有安装。请当心。</translation>
    </message>
    <message>
        <source>This film is not here any more.</source>
        <translation>这段视频已不在了。</translation>
    </message>
    <message>
        <source>This film is too large to be played from the mini-app&apos;s own folder.</source>
        <translation>这部影片太大，不能从小程序自己的文件夹播放。</translation>
    </message>
    <message>
        <source>This invitation was for a few days, which are over. Ask for a new one.</source>
        <translation>这个邀请已过期，请对方重新发一个。</translation>
    </message>
    <message>
        <source>This invitation was taken back, so it lets nobody in any more.</source>
        <translation>这个邀请已被停用，不能再加入。</translation>
    </message>
    <message>
        <source>This is more than was held, so nothing moved.</source>
        <translation>这比暂扣的多，钱没有动。</translation>
    </message>
    <message>
        <source>This is no PNG, JPEG or WebP picture. Choose another.</source>
        <translation>这不是 PNG、JPEG 或 WebP 图片，请换一张。</translation>
    </message>
    <message>
        <source>This is not the back-up&apos;s password, or its beginning is damaged. Nothing was changed.</source>
        <translation>备份密码不对，或备份开头已损坏。没有更改任何内容。</translation>
    </message>
    <message>
        <source>This is not your password. Tries left: {tries_left}.</source>
        <translation>密码不对。还可以试 {tries_left} 次。</translation>
    </message>
    <message>
        <source>This is not your recovery code. Tries left: {tries_left}.</source>
        <translation>这不是你的恢复码。还可以试 {tries_left} 次。</translation>
    </message>
    <message>
        <source>This key has taken another&apos;s place {handovers_max} times already, so no new one was made.</source>
        <translation>这个密钥已接替过 {handovers_max} 次，没有再新建。</translation>
    </message>
    <message>
        <source>This link carries more than {characters_max} characters for the page, so it was not opened.</source>
        <translation>这个链接给页面的内容超过 {characters_max} 个字，没有打开。</translation>
    </message>
    <message>
        <source>This message holds something that cannot be kept, so it was not sent. Write it differently.</source>
        <translation>这条消息里有无法保存的内容，没有发送。请改一下。</translation>
    </message>
    <message>
        <source>This message is not here any more.</source>
        <translation>这条消息已不在这里。</translation>
    </message>
    <message>
        <source>This microphone gives no sound that Plaza can use. Choose another in your system&apos;s settings.</source>
        <translation>这个麦克风的声音 Plaza 用不了。请在系统设置里换一个。</translation>
    </message>
    <message>
        <source>This mini-app asks you for something else just now. Answer that first.</source>
        <translation>这个小程序正在向你询问别的事，请先回答。</translation>
    </message>
    <message>
        <source>This mini-app asks you for something just now. Answer that first.</source>
        <translation>这个小程序正在向你询问，请先回答。</translation>
    </message>
    <message>
        <source>This mini-app comes with Plaza, so it cannot be removed.</source>
        <translation>这个小程序随 Plaza 一起提供，不能移除。</translation>
    </message>
    <message>
        <source>This mini-app has no official account to follow.</source>
        <translation>这个小程序没有可关注的公众号。</translation>
    </message>
    <message>
        <source>This mini-app has no role called {role}. Nothing was changed.</source>
        <translation>这个小程序没有名为 {role} 的角色，没有更改。</translation>
    </message>
    <message>
        <source>This mini-app is not in the catalogue any more, so it cannot be opened.</source>
        <translation>这个小程序已不在目录里，无法打开。</translation>
    </message>
    <message>
        <source>This mini-app is not installed on this computer, so it was not opened.</source>
        <translation>这个小程序没有安装在这台电脑上，没有打开。</translation>
    </message>
    <message>
        <source>This mini-app opens too many films one after the other. Try again in a minute.</source>
        <translation>这个小程序接连打开的视频太多了。过一分钟再试。</translation>
    </message>
    <message>
        <source>This mini-app wants to ask you something. Look at it first.</source>
        <translation>这个小程序想问你一件事，请先看看它。</translation>
    </message>
    <message>
        <source>This mini-app was taken back by its catalogue, so it was not installed.</source>
        <translation>这个小程序已从目录下架，没有安装。</translation>
    </message>
    <message>
        <source>This mini-app&apos;s files were changed on this computer, so it was not opened. Install it again.</source>
        <translation>这个小程序的文件在这台电脑上被改过，没有打开。请重新安装。</translation>
    </message>
    <message>
        <source>This money was already moved or given back, so nothing moved.</source>
        <translation>这笔钱已转走或退还，没有再动。</translation>
    </message>
    <message>
        <source>This movement of money is not a valid one, so nothing moved.</source>
        <translation>这笔资金转移无效，钱没有动。</translation>
    </message>
    <message>
        <source>This needs your payment PIN. Enter it.</source>
        <translation>需要你的支付密码，请输入。</translation>
    </message>
    <message>
        <source>This official account does not exist any more.</source>
        <translation>这个公众号已不存在。</translation>
    </message>
    <message>
        <source>This order does not exist, so nothing was paid. Place it again in the mini-app.</source>
        <translation>这个订单不存在，没有付款。请在小程序里重新下单。</translation>
    </message>
    <message>
        <source>This order is paid already. You were not charged again.</source>
        <translation>这个订单已付过，没有再扣你的钱。</translation>
    </message>
    <message>
        <source>This order is too old to be paid, so nothing was paid. Place a new one in the mini-app.</source>
        <translation>这个订单太旧，没有付款。请在小程序里重新下单。</translation>
    </message>
    <message>
        <source>This order was closed, so nothing was paid. Place a new one in the mini-app.</source>
        <translation>这个订单已关闭，没有付款。请在小程序里重新下单。</translation>
    </message>
    <message>
        <source>This payment carries no proper key, so nothing was paid. Start again.</source>
        <translation>这笔付款没有正确的标识，没有付款。请重新开始。</translation>
    </message>
    <message>
        <source>This person has deleted their profile, so nothing new reaches them. Nothing was done.</source>
        <translation>对方已删除资料，新的内容无法送达。什么也没有发生。</translation>
    </message>
    <message>
        <source>This person is not known here.</source>
        <translation>这里查不到这个人。</translation>
    </message>
    <message>
        <source>This picture could not be read in time. Try again.</source>
        <translation>这张图片没有及时读出来。请重试。</translation>
    </message>
    <message>
        <source>This picture has more than 16 million pixels. Choose a smaller one.</source>
        <translation>这张图片超过 1600 万像素，请选小一点的。</translation>
    </message>
    <message>
        <source>This picture is damaged, so it cannot be read. Choose another.</source>
        <translation>这张图片已损坏，无法读取。请换一张。</translation>
    </message>
    <message>
        <source>This picture is none of those to choose from. Choose another.</source>
        <translation>没有这个图案，请另选一个。</translation>
    </message>
    <message>
        <source>This red packet is for others.</source>
        <translation>这个红包是给别人的。</translation>
    </message>
    <message>
        <source>This red packet was not opened within 24 hours, so what was left went back.</source>
        <translation>红包 24 小时内没有领完，剩余的已退回。</translation>
    </message>
    <message>
        <source>This request was already used for something else, so nothing moved. Start again.</source>
        <translation>这个请求已用于别的事，钱没有动。请重新开始。</translation>
    </message>
    <message>
        <source>This system lets no program hear keys while another one is in front.</source>
        <translation>在这个系统里，当别的程序在前面时，任何程序都收不到按键。</translation>
    </message>
    <message>
        <source>This text is too long for a code. Shorten it.</source>
        <translation>文字太长，放不进一个码。请缩短。</translation>
    </message>
    <message>
        <source>This time is over. Choose one that is still to come.</source>
        <translation>这个时间已经过去。请选一个还没到的时间。</translation>
    </message>
    <message>
        <source>This transfer is accepted already, so it cannot be declined.</source>
        <translation>这笔转账已收下，不能再退还。</translation>
    </message>
    <message>
        <source>This transfer is not for you, so only the other person can answer it.</source>
        <translation>这笔转账不是给你的，只有对方能回应。</translation>
    </message>
    <message>
        <source>This transfer was declined, so the money went back.</source>
        <translation>这笔转账已被退还，钱已退回。</translation>
    </message>
    <message>
        <source>This transfer was not accepted within 24 hours, so the money went back.</source>
        <translation>这笔转账 24 小时内没有收下，钱已退回。</translation>
    </message>
    <message>
        <source>This voice note cannot be played: it is damaged, or none that Plaza made.</source>
        <translation>这条语音无法播放：它已损坏，或不是由 Plaza 录制的。</translation>
    </message>
    <message>
        <source>Title, summary or author is too long: up to {characters_max} characters.</source>
        <translation>标题、摘要或作者太长：最多 {characters_max} 个字。</translation>
    </message>
    <message>
        <source>Too many codes were wrong. Wait ten minutes, and then try again.</source>
        <translation>错误的码太多。请等十分钟再试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs: no other is tried until {until}. Nothing was done.</source>
        <translation>密码错误次数过多，{until} 之前不能再试。没有执行。</translation>
    </message>
    <message>
        <source>Too many wrong passwords: no other is tried until {until}.</source>
        <translation>密码错误次数太多：{until} 之前不能再试。</translation>
    </message>
    <message>
        <source>Too many wrong recovery codes: no other is tried until {until}.</source>
        <translation>恢复码错误次数过多，{until} 之前不能再试。</translation>
    </message>
    <message>
        <source>Up to {count_max} files go at once. Choose fewer.</source>
        <translation>一次最多发送 {count_max} 个文件。请少选几个。</translation>
    </message>
    <message>
        <source>Up to {count_max} tags, each with at most {characters_max} characters that can be seen.</source>
        <translation>最多 {count_max} 个标签，每个最多 {characters_max} 个可见字符。</translation>
    </message>
    <message>
        <source>Version {version} is already here with other content, so nothing was installed. Ask its publisher for a new version.</source>
        <translation>版本 {version} 已在这里，但内容不同，没有安装。请向发布者要新版本。</translation>
    </message>
    <message>
        <source>Version {version} of {miniapp_id} is there already with other content. Count it up.</source>
        <translation>{miniapp_id} 的版本 {version} 已存在且内容不同。增加版本号。</translation>
    </message>
    <message>
        <source>What belongs to this message is not here, so it was not sent. Choose the file again.</source>
        <translation>这条消息的文件不在，所以没有发送。请重新选择文件。</translation>
    </message>
    <message>
        <source>What was held for this order is yours again, so nothing moved.</source>
        <translation>为这个订单暂扣的钱又归你了，钱没有动。</translation>
    </message>
    <message>
        <source>Words about yourself have at most {characters_max} characters that can be seen. Change them.</source>
        <translation>自我介绍最多 {characters_max} 个可见字符。请修改。</translation>
    </message>
    <message>
        <source>Write a name of 1 to {characters_max} characters that can be seen.</source>
        <translation>请写 1 到 {characters_max} 个可见的字作为姓名。</translation>
    </message>
    <message>
        <source>Write a phone number: 5 to 25 digits, with spaces, hyphens and a plus where you like.</source>
        <translation>请写电话号码：5 到 25 位数字，可以有空格、连字符和加号。</translation>
    </message>
    <message>
        <source>Write day and time like 2026-12-01 08:00.</source>
        <translation>请这样写日期和时间：2026-12-01 08:00。</translation>
    </message>
    <message>
        <source>Write province, city and district, 1 to {characters_max} characters that can be seen.</source>
        <translation>请写省、市、区，1 到 {characters_max} 个可见的字。</translation>
    </message>
    <message>
        <source>Write street, number and door, 1 to {characters_max} characters that can be seen.</source>
        <translation>请写街道和门牌号，1 到 {characters_max} 个可见的字。</translation>
    </message>
    <message>
        <source>You are not in this conversation, so nothing was sent.</source>
        <translation>你不在这个会话里，没有发送。</translation>
    </message>
    <message>
        <source>You do not let this mini-app use that. You can change it under About, in its menu.</source>
        <translation>你不允许这个小程序使用它。可以在它菜单里的“关于”中更改。</translation>
    </message>
    <message>
        <source>You have a password already. Change that one.</source>
        <translation>你已经有密码了。请更改它。</translation>
    </message>
    <message>
        <source>You have answered this comment already, and an answer does not change.</source>
        <translation>你已回复过这条留言，回复不能再改。</translation>
    </message>
    <message>
        <source>You have asked them a short while ago. Give them a few days.</source>
        <translation>你不久前刚请求过对方。过几天再试。</translation>
    </message>
    <message>
        <source>You have asked them already; they have not answered yet.</source>
        <translation>你已请求过对方；对方还没有回应。</translation>
    </message>
    <message>
        <source>You have asked {count_max} people today. Ask the next one tomorrow.</source>
        <translation>你今天已请求了 {count_max} 个人。明天再请求下一个。</translation>
    </message>
    <message>
        <source>You have no password. Set one first.</source>
        <translation>你还没有密码。请先设置。</translation>
    </message>
    <message>
        <source>You have taken this coupon as often as one person may.</source>
        <translation>这张优惠券你已领到上限。</translation>
    </message>
    <message>
        <source>You have this catalogue already, as “{name}”.</source>
        <translation>你已有这个目录：“{name}”。</translation>
    </message>
    <message>
        <source>You have written several comments just now. Wait a minute before the next one.</source>
        <translation>你刚刚写了好几条留言，请过一分钟再写。</translation>
    </message>
    <message>
        <source>You have {count_max} comments under this article already. Delete one of them first.</source>
        <translation>你在这篇文章下已有 {count_max} 条留言，请先删除一条。</translation>
    </message>
    <message>
        <source>You keep {count_max} articles already. Remove some of your favourites first.</source>
        <translation>你已收藏 {count_max} 篇文章，请先取消一些收藏。</translation>
    </message>
    <message>
        <source>You let one payment be {limit} at most, and this is {amount}. Nothing was paid; change the limit under Wallet, Security.</source>
        <translation>你设的单笔限额是 {limit}，这笔是 {amount}。没有付款；可在“钱包 › 安全”里更改限额。</translation>
    </message>
    <message>
        <source>You let this mini-app take {limit} a day, and {left} of it is left. Nothing was paid; change the limit under Wallet, Security.</source>
        <translation>你给这个小程序设的每日限额是 {limit}，今天还剩 {left}。没有付款；可在“钱包 › 安全”里更改限额。</translation>
    </message>
    <message>
        <source>You let {limit} leave your wallet in a day, and {left} of it is left. Nothing was paid; change the limit under Wallet, Security.</source>
        <translation>你设的每日限额是 {limit}，今天还剩 {left}。没有付款；可在“钱包 › 安全”里更改限额。</translation>
    </message>
    <message>
        <source>You no longer follow this official account. Follow it again to see what it wrote.</source>
        <translation>你已不再关注这个公众号。再次关注后就能看到它写的内容。</translation>
    </message>
    <message>
        <source>You still have {amount} in your wallet. Withdraw it or give it to somebody first.</source>
        <translation>你的钱包里还有 {amount}。先提现或转给别人。</translation>
    </message>
    <message>
        <source>You stopped it, so nothing was written or put back.</source>
        <translation>你停止了，所以没有写入或恢复任何内容。</translation>
    </message>
    <message>
        <source>You stopped this, so nothing was sent.</source>
        <translation>你已停止，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Your choice holds until you close Plaza: it could not be saved ({reason}).</source>
        <translation>你的选择在关闭 Plaza 前有效：无法保存（{reason}）。</translation>
    </message>
    <message>
        <source>Your data is in use right now, so nothing was changed. Try again in a moment.</source>
        <translation>你的数据正在使用，没有任何更改。请稍后再试。</translation>
    </message>
    <message>
        <source>Your keyboard has no {keys}. Choose other keys.</source>
        <translation>你的键盘上没有 {keys}。换一组按键吧。</translation>
    </message>
    <message>
        <source>Your system lets Plaza hear no microphone. Allow it in its settings, then try again.</source>
        <translation>系统不允许 Plaza 使用麦克风。请在系统设置里允许后再试。</translation>
    </message>
    <message>
        <source>Your wallet has no record of this red packet, or it was sent before you were in this chat: it cannot be opened. If an older copy of the wallet was put back, the newer one still has it.</source>
        <translation>你的钱包里没有这个红包的记录，或者它是在你进入这个聊天之前发的，所以无法打开。如果放回了较早的钱包副本，较新的那份里还有。</translation>
    </message>
    <message>
        <source>Your wallet has no record of this transfer, so there is nothing to accept or to give back. If an older copy of the wallet was put back, the newer one still has it; otherwise ask for it to be sent again.</source>
        <translation>你的钱包里没有这笔转账的记录，所以没有可收下或退回的钱。如果放回了较早的钱包副本，较新的那份里还有；否则请对方重新转账。</translation>
    </message>
    <message>
        <source>Your wallet is frozen, so nothing was paid. Unfreeze it under Wallet, Security.</source>
        <translation>你的钱包已冻结，没有付款。请在“钱包 › 安全”里解冻。</translation>
    </message>
    <message>
        <source>Your wallet&apos;s book holds something else under this name, so nothing moved.</source>
        <translation>钱包的账本里同名的是别的内容，钱没有动。</translation>
    </message>
    <message>
        <source>Your wallet&apos;s file {path} is gone or empty. Put a back-up in its place; nothing else was changed.</source>
        <translation>钱包文件 {path} 不见了或是空的。请放回备份；别的都没有改动。</translation>
    </message>
    <message>
        <source>{address} cannot be reached. What you have stays as it is; try again later.</source>
        <translation>无法连接 {address}。已有内容保持不变，稍后再试。</translation>
    </message>
    <message>
        <source>{address} could not prove that it is what it says. Nothing was taken from there.</source>
        <translation>{address} 无法证明自己的身份，未从那里采用任何内容。</translation>
    </message>
    <message>
        <source>{address} did not answer in time. What you have stays as it is; try again later.</source>
        <translation>{address} 未及时响应。已有内容保持不变，稍后再试。</translation>
    </message>
    <message>
        <source>{address} is inside a private network, where Plaza fetches nothing. Give a public address.</source>
        <translation>{address} 在内部网络里，Plaza 不从那里获取内容。输入公网地址。</translation>
    </message>
    <message>
        <source>{address} leads somewhere else, where Plaza does not follow. Give the right address.</source>
        <translation>{address} 跳转到别处，Plaza 不会跟随。输入正确的地址。</translation>
    </message>
    <message>
        <source>{amount} of yours is held for an order, a transfer or a red packet. Wait until it has come, or is back.</source>
        <translation>你有 {amount} 暂扣在订单、转账或红包里。等对方收下或退回后再试。</translation>
    </message>
    <message>
        <source>{count_max} orders of this mini-app wait already, so nothing was ordered. Pay some first.</source>
        <translation>这个小程序已有 {count_max} 个订单等待付款，没有下单。请先付掉一些。</translation>
    </message>
    <message>
        <source>{count_max} people have a profile here already, so none was made. Delete one first.</source>
        <translation>这里已有 {count_max} 个人的资料，因此没有创建。先删除一个。</translation>
    </message>
    <message>
        <source>{file} is not signed, so it was not installed. Ask its publisher for a signed one.</source>
        <translation>{file} 没有签名，没有安装。请向发布者要签过名的。</translation>
    </message>
    <message>
        <source>{miniapp_id} is another publisher&apos;s here, so nothing was installed. Beware of it.</source>
        <translation>{miniapp_id} 在这里属于另一个发布者，没有安装。请当心。</translation>
    </message>
    <message>
        <source>{miniapp_id} is another publisher&apos;s in this catalogue. Nothing was published.</source>
        <translation>{miniapp_id} 在这个目录里属于另一个发布者。未发布任何内容。</translation>
    </message>
    <message>
        <source>{names} say different publishers made this mini-app, so it was not installed. Remove the catalogue you doubt.</source>
        <translation>{names} 所说的这个小程序的发布者不同，因此没有安装。移除你怀疑的目录。</translation>
    </message>
    <message>
        <source>{path} cannot be changed ({reason}), so links open as before.</source>
        <translation>无法更改 {path}（{reason}），因此链接照旧打开。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Choose another file.</source>
        <translation>无法读取 {path}（{reason}）。请换一个文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Nothing was changed.</source>
        <translation>无法读取 {path}（{reason}）。没有更改任何内容。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}), so nothing was saved. Choose another place.</source>
        <translation>无法写入 {path}（{reason}），没有保存任何内容。请换一个位置。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}), so there is no back-up. Choose another place.</source>
        <translation>无法写入 {path}（{reason}），因此没有备份。换一个位置。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Make it writable, or choose another place.</source>
        <translation>无法写入 {path}（{reason}）。请允许写入，或换个地方。</translation>
    </message>
    <message>
        <source>{path} exists already, and no key is ever overwritten. Choose another name for the new key.</source>
        <translation>{path} 已存在，密钥不会被覆盖。请给新密钥另取一个名称。</translation>
    </message>
    <message>
        <source>{path} holds no Ed25519 key, so nothing was signed. Choose your key file.</source>
        <translation>{path} 里没有 Ed25519 密钥，没有签名。请选择你的密钥文件。</translation>
    </message>
    <message>
        <source>{path} is damaged or not Plaza&apos;s. Put a back-up in its place; the file is untouched.</source>
        <translation>{path} 已损坏，或不是 Plaza 的。请放回备份；文件没有改动。</translation>
    </message>
    <message>
        <source>{path} is damaged: no version can be installed or changed. Put a back-up in its place.</source>
        <translation>{path} 已损坏：不能安装或更换版本。请放回备份。</translation>
    </message>
    <message>
        <source>{path} is damaged: nobody knows whose mini-app that is. Put a back-up in its place.</source>
        <translation>{path} 已损坏：不知道那是谁的小程序。请放回备份。</translation>
    </message>
    <message>
        <source>{path} is there already and stays as it is. Choose another name.</source>
        <translation>{path} 已存在，保持不变。换一个名字。</translation>
    </message>
    <message>
        <source>{path} lacks rules that keep your books right ({missing}), so it is not used. Put a back-up in its place; nothing was changed.</source>
        <translation>{path} 缺少保证账目正确的规则（{missing}），所以不使用。请放回备份；没有任何改动。</translation>
    </message>
    <message>
        <source>{path} was written by a newer Plaza (version {found}). Install that one; the file is untouched.</source>
        <translation>{path} 是由更新的 Plaza（版本 {found}）写的。请安装那个版本；文件没有改动。</translation>
    </message>
    <message>
        <source>{path} was written by an older Plaza (version {found}). Start Plaza once, then ask again.</source>
        <translation>{path} 是由更旧的 Plaza（版本 {found}）写的。请先启动一次 Plaza，再来查询。</translation>
    </message>
    <message>
        <source>{person} has no wallet here. These have one: {owners}.</source>
        <translation>{person} 在这里没有钱包。有钱包的是：{owners}。</translation>
    </message>
    <message>
        <source>{scheduled_max} articles wait to be sent already. Let some of them go first.</source>
        <translation>已有 {scheduled_max} 篇文章等待发送。请先让其中一些发出去。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Plaza</source>
        <translation>%1 – Plaza</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Plaza</source>
        <translation>Plaza</translation>
    </message>
    <message>
        <source>Plaza cannot open your data</source>
        <translation>Plaza 打不开你的数据</translation>
    </message>
    <message>
        <source>Set a password in the settings first: then this locks the window.</source>
        <translation>请先在设置里设一个密码，之后它就能锁定窗口。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{year}年{month}{day}日 {time}</translation>
    </message>
    <message>
        <source>{whole_month}</source>
        <translation>{number}月</translation>
    </message>
    <message>
        <source>{whole_month} {year}</source>
        <translation>{year}年{number}月</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>The coupon is yours. Choose it when you pay.</source>
        <translation>优惠券已领到，付款时选用即可。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>我的资料</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>%1 unread</source>
        <translation>%1 条未读</translation>
    </message>
</context>
<context>
    <name>ScanScreen</name>
    <message>
        <source>Scan</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>这张图片</translation>
    </message>
</context>
<context>
    <name>ShellViewModel</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>A tab by its place; 9 is the last</source>
        <translation>按位置打开标签页；9 是最后一个</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Close the tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>End Plaza</source>
        <translation>退出 Plaza</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Leave the scanner</source>
        <translation>离开扫一扫</translation>
    </message>
    <message>
        <source>List all tabs</source>
        <translation>列出所有标签页</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message>
        <source>Move the pinned mini-app left</source>
        <translation>左移固定的小程序</translation>
    </message>
    <message>
        <source>Move the pinned mini-app right</source>
        <translation>右移固定的小程序</translation>
    </message>
    <message>
        <source>Move the tab left</source>
        <translation>把标签页左移</translation>
    </message>
    <message>
        <source>Move the tab right</source>
        <translation>把标签页右移</translation>
    </message>
    <message>
        <source>Open the mini-app that was found beside the chat</source>
        <translation>将找到的小程序打开在聊天旁</translation>
    </message>
    <message>
        <source>Open the tab closed last</source>
        <translation>重新打开刚关闭的标签页</translation>
    </message>
    <message>
        <source>Put the mini-app beside the chat, or back</source>
        <translation>把小程序放在聊天旁边，或放回来</translation>
    </message>
    <message>
        <source>Scan what is on the screen</source>
        <translation>扫描屏幕上的内容</translation>
    </message>
    <message>
        <source>Scan what was copied</source>
        <translation>扫描剪贴板里的内容</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>在此聊天中搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>Tear the mini-app off to a window, or put it back</source>
        <translation>把小程序放到单独的窗口，或放回来</translation>
    </message>
    <message>
        <source>The tab seen before</source>
        <translation>上一个看过的标签页</translation>
    </message>
    <message>
        <source>The tab to the left</source>
        <translation>左边的标签页</translation>
    </message>
    <message>
        <source>The tab to the right</source>
        <translation>右边的标签页</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>这些按键</translation>
    </message>
    <message>
        <source>Through the tabs seen before, backwards</source>
        <translation>反向依次切换看过的标签页</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>恢复大小</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>Staying</name>
    <message>
        <source>Messages still reach you. Its icon opens it again or ends it; the settings have more.</source>
        <translation>你仍能收到消息。点击图标可重新打开，也可从其菜单退出；更多选项在设置中。</translation>
    </message>
    <message>
        <source>Open Plaza</source>
        <translation>打开 Plaza</translation>
    </message>
    <message>
        <source>Open {person}&apos;s window</source>
        <translation>打开 {person} 的窗口</translation>
    </message>
    <message>
        <source>Plaza goes on here</source>
        <translation>Plaza 仍在运行</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asks for {amount}</source>
        <translation>要收 {amount}</translation>
    </message>
    <message>
        <source>By {publisher}</source>
        <translation>由 {publisher} 发布</translation>
    </message>
    <message>
        <source>Catalogues: {names}</source>
        <translation>目录：{names}</translation>
    </message>
    <message>
        <source>Code to receive money</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Collect money</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy contact</source>
        <translation>复制联系人</translation>
    </message>
    <message>
        <source>Copy event</source>
        <translation>复制日程</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Copy password</source>
        <translation>复制密码</translation>
    </message>
    <message>
        <source>Copy place</source>
        <translation>复制位置</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>Data, not text</source>
        <translation>数据，不是文本</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>From the catalogue “{name}”</source>
        <translation>来自目录“{name}”</translation>
    </message>
    <message>
        <source>From {publisher}</source>
        <translation>来自 {publisher}</translation>
    </message>
    <message>
        <source>Give money</source>
        <translation>付钱</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Invitation to a group</source>
        <translation>群聊邀请</translation>
    </message>
    <message>
        <source>Invited by {name}</source>
        <translation>邀请人：{name}</translation>
    </message>
    <message>
        <source>It can be taken for {twin} and is not: it reads “{read}” and goes to {host}.</source>
        <translation>它像 {twin}，其实不是：看起来是“{read}”，实际去 {host}。</translation>
    </message>
    <message>
        <source>It is put among your coupons. Nothing is paid.</source>
        <translation>会放进你的优惠券，不付任何钱。</translation>
    </message>
    <message>
        <source>It is the bare number of a computer, which has no name that anybody vouches for.</source>
        <translation>这是一台电脑的编号，没有可以担保的名称。</translation>
    </message>
    <message>
        <source>It is this computer, or one in your own network.</source>
        <translation>这是你这台电脑，或你自己网络里的电脑。</translation>
    </message>
    <message>
        <source>It opens in a tab, at this page.</source>
        <translation>在标签页里打开，直接到这个页面。</translation>
    </message>
    <message>
        <source>It opens in a tab.</source>
        <translation>在标签页里打开。</translation>
    </message>
    <message>
        <source>It opens in your browser, outside Plaza.</source>
        <translation>在浏览器里打开，离开 Plaza。</translation>
    </message>
    <message>
        <source>Its catalogue has taken this mini-app back, so it cannot be installed.</source>
        <translation>目录已下架这个小程序，不能安装。</translation>
    </message>
    <message>
        <source>Its catalogue says: {reason}</source>
        <translation>目录说明：{reason}</translation>
    </message>
    <message>
        <source>Its letters are not all Latin: it reads “{read}” and goes to {host}.</source>
        <translation>它的字母不全是拉丁字母：看起来是“{read}”，实际去 {host}。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Link to a mini-app</source>
        <translation>小程序链接</translation>
    </message>
    <message>
        <source>Look at it letter by letter before you open it.</source>
        <translation>打开前请逐个字母看清楚。</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Members: {count}</source>
        <translation>成员：{count} 人</translation>
    </message>
    <message>
        <source>Mini-app that is not installed</source>
        <translation>没有安装的小程序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No catalogue of yours knows this mini-app, so it cannot be opened.</source>
        <translation>你的目录里都没有这个小程序，无法打开。</translation>
    </message>
    <message>
        <source>No money can be given</source>
        <translation>不能付钱</translation>
    </message>
    <message>
        <source>Nobody has checked who publishes this mini-app.</source>
        <translation>没有人核实过这个小程序的发布者。</translation>
    </message>
    <message>
        <source>Nobody here knows this coupon, so there is nothing to take.</source>
        <translation>这里查不到这张优惠券，没有可领的。</translation>
    </message>
    <message>
        <source>Nobody here knows this invitation, so there is no group to join.</source>
        <translation>这里没有人知道这个邀请，无法加入。</translation>
    </message>
    <message>
        <source>Nobody is known here by this code, so there is nothing to open.</source>
        <translation>这里查不到用这个码的人，没有可打开的。</translation>
    </message>
    <message>
        <source>Not encrypted: others on the way can read it and change it.</source>
        <translation>没有加密：路上的其他人能看到并改动内容。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is added to your calendar.</source>
        <translation>不会加到你的日历。</translation>
    </message>
    <message>
        <source>Nothing is added to your contacts.</source>
        <translation>不会加到你的联系人。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open profile</source>
        <translation>打开资料</translation>
    </message>
    <message>
        <source>Open the chat</source>
        <translation>打开聊天</translation>
    </message>
    <message>
        <source>Page of the web</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Page: {page}</source>
        <translation>页面：{page}</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Pay code</source>
        <translation>付款码</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Plaza calls nobody.</source>
        <translation>Plaza 不会拨打电话。</translation>
    </message>
    <message>
        <source>Plaza does not connect: choose the network in the system&apos;s settings.</source>
        <translation>Plaza 不会连接：请在系统设置里选择这个网络。</translation>
    </message>
    <message>
        <source>Plaza sends nothing.</source>
        <translation>Plaza 不会发送任何内容。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Says it is by {publisher}</source>
        <translation>自称由 {publisher} 发布</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>加密方式</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>看看是什么</translation>
    </message>
    <message>
        <source>Somebody shows this to pay you.</source>
        <translation>有人出示它来向你付款。</translation>
    </message>
    <message>
        <source>Somebody unknown</source>
        <translation>未知的人</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>The code does not say in which alphabet it is written: this is the likeliest. Check names and numbers.</source>
        <translation>码里没有说明用的是哪种文字编码，这是最可能的一种。请核对名称和数字。</translation>
    </message>
    <message>
        <source>The link asks for version {wanted}; you have {used}, which is opened.</source>
        <translation>链接要的是版本 {wanted}；你有 {used}，会打开这个。</translation>
    </message>
    <message>
        <source>The name before the “@” is made to pass for the address. It is only shown.</source>
        <translation>“@”前面的名称是用来冒充地址的，这里只显示。</translation>
    </message>
    <message>
        <source>This begins like an address but is not one. It is only shown.</source>
        <translation>开头像地址，其实不是，这里只显示。</translation>
    </message>
    <message>
        <source>This contains characters that cannot be seen or that turn text around. It is only shown.</source>
        <translation>其中有看不见或会颠倒文字的字符，这里只显示。</translation>
    </message>
    <message>
        <source>This is a command to a telephone, not somebody&apos;s number. Do not dial it.</source>
        <translation>这是给电话机的指令，不是谁的号码。不要拨打。</translation>
    </message>
    <message>
        <source>This is an address for another program. Plaza does not open it.</source>
        <translation>这是给别的程序的地址，Plaza 不会打开。</translation>
    </message>
    <message>
        <source>This is data for a program, not text: what is no letter stands here as a number. It is only shown.</source>
        <translation>这是给程序的数据，不是文本：不是文字的部分用数字表示，这里只显示。</translation>
    </message>
    <message>
        <source>This is longer than any code of Plaza&apos;s. It is only shown.</source>
        <translation>它比 Plaza 的任何码都长，这里只显示。</translation>
    </message>
    <message>
        <source>This is one part of a text in several codes. Hold the others in view as well, together or one by one.</source>
        <translation>这是分在几个码里的一部分。请把其余的也对准镜头，一起或逐个都行。</translation>
    </message>
    <message>
        <source>This looks like a link of Plaza&apos;s, but of a kind this version does not know.</source>
        <translation>它像 Plaza 的链接，但这个版本不认识这种。</translation>
    </message>
    <message>
        <source>This uses letters that pass for others, so it may imitate something else. It is only shown.</source>
        <translation>其中有容易混淆的字母，可能在冒充别的，这里只显示。</translation>
    </message>
    <message>
        <source>Unknown coupon</source>
        <translation>未知的优惠券</translation>
    </message>
    <message>
        <source>Unknown group</source>
        <translation>未知的群</translation>
    </message>
    <message>
        <source>Unknown official account</source>
        <translation>未知的公众号</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>What stands before the “@” is only a name: the page is of {host}.</source>
        <translation>“@”前面的只是名称：页面属于 {host}。</translation>
    </message>
    <message>
        <source>Wi-Fi network</source>
        <translation>Wi-Fi 网络</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>You are asked how much, and for your PIN, before anything is given.</source>
        <translation>付钱之前会问你金额和支付密码。</translation>
    </message>
    <message>
        <source>You are in this group.</source>
        <translation>你已在这个群里。</translation>
    </message>
    <message>
        <source>You join the group: its members see that you came, and what you say there.</source>
        <translation>你将加入群聊：成员会看到你加入，以及你在群里说的话。</translation>
    </message>
    <message>
        <source>You say how much. They see it, and that it was you; who they are, you see once they have paid.</source>
        <translation>金额由你定。对方能看到金额，也知道是你；对方是谁，要等付了之后你才看得到。</translation>
    </message>
    <message>
        <source>You see its publisher and what it may do, and are asked again before it is installed.</source>
        <translation>你会看到它的发布者和它能做什么，安装前会再问你一次。</translation>
    </message>
    <message>
        <source>You see the profile. Nobody is told, nothing is followed.</source>
        <translation>只会看到资料。不会通知任何人，也不会关注。</translation>
    </message>
    <message>
        <source>Your catalogues say different publishers made it, so it cannot be installed. Remove the one you doubt.</source>
        <translation>你的目录对它的发布者说法不一，因此无法安装。移除你怀疑的目录。</translation>
    </message>
    <message>
        <source>{name} opens in a tab and looks for this number.</source>
        <translation>{name} 会在标签页中打开，并查找这个编号。</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>The profile is deleted.</source>
        <translation>资料已删除。</translation>
    </message>
    <message>
        <source>What you have just done with a chat was not done.</source>
        <translation>你刚才对聊天所做的操作没有完成。</translation>
    </message>
    <message>
        <source>Your profile was not deleted when Plaza ended. {reason}</source>
        <translation>Plaza 结束时没能删除你的资料。{reason}</translation>
    </message>
</context>
</TS>
