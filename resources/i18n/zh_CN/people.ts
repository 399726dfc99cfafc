<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it?</source>
        <translation>确定删除？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode (may be left empty)</source>
        <translation>邮编（可不填）</translation>
    </message>
    <message>
        <source>Province, city, district</source>
        <translation>省、市、区</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Street, number, door</source>
        <translation>街道、门牌号</translation>
    </message>
    <message>
        <source>Use as the default</source>
        <translation>设为默认地址</translation>
    </message>
</context>
<context>
    <name>AddressRow</name>
    <message>
        <source>Change the address of %1</source>
        <translation>修改 %1 的地址</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>AddressSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>新建地址</translation>
    </message>
    <message>
        <source>Pick an address for %1</source>
        <translation>为 %1 选择地址</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用这个地址</translation>
    </message>
    <message>
        <source>Your addresses</source>
        <translation>我的地址</translation>
    </message>
    <message>
        <source>asks for a delivery address. It gets the one you pick and never sees the others.</source>
        <translation>请求收货地址。它只拿到你选的那个，看不到其他的。</translation>
    </message>
</context>
<context>
    <name>ColorSwatch</name>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>玫红</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
</context>
<context>
    <name>DepartureForm</name>
    <message>
        <source>Delete the profile</source>
        <translation>删除资料</translation>
    </message>
    <message>
        <source>Delete the profile of %1?</source>
        <translation>要删除 %1 的资料吗？</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Nobody can undo it; only a back-up brings the profile back.</source>
        <translation>删除后无法撤销；只有备份能恢复。</translation>
    </message>
    <message>
        <source>Nobody can undo it; only a back-up brings the profile back. You are the only one here: Plaza then begins anew.</source>
        <translation>删除后无法撤销；只有备份能恢复。这里只有你一个人：之后 Plaza 会重新开始。</translation>
    </message>
    <message>
        <source>Open the wallet</source>
        <translation>打开钱包</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>会删除的</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>会保留的</translation>
    </message>
    <message>
        <source>What you sent to other people on this computer, under your name: they can read it and send you nothing more. You leave your groups. What shops and other mini-apps wrote down on their side stays theirs, and the wallet&apos;s books keep what was paid; a refund would reach nobody.</source>
        <translation>你发给这台电脑上其他人的内容，仍以你的名字显示：他们可以看，但不能再给你发消息。你会退出所在的群。商店和其他小程序在它们那边记下的内容归它们，钱包账本会保留付款记录；以后的退款将无人收到。</translation>
    </message>
    <message>
        <source>Your contacts and what you noted of them, your chats with people who are not on this computer and with official accounts, scans, addresses, tabs, what mini-apps keep and may do for you, your PIN and password.</source>
        <translation>你的联系人和给他们的备注，与不在这台电脑上的人及公众号的聊天，扫码记录、地址、标签页，小程序为你保存的数据和你给的授权，你的支付密码和登录密码。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>你的密码</translation>
    </message>
</context>
<context>
    <name>FaceFileDialog</name>
    <message>
        <source>Choose your picture</source>
        <translation>选择你的头像</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>OwnPicture</name>
    <message>
        <source>Another picture…</source>
        <translation>换一张头像…</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择头像…</translation>
    </message>
    <message>
        <source>Or drop one on this window. Only what it shows is kept, small and square.</source>
        <translation>也可以把图片拖到这个窗口。只保留画面本身，裁成小方图。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>OwnProfileForm</name>
    <message>
        <source>A few words about you (may be left empty)</source>
        <translation>几句话介绍自己（可以不填）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Asks you</source>
        <translation>请求添加你</translation>
    </message>
    <message>
        <source>No contact&apos;s name has “%1” in it.</source>
        <translation>没有名字含“%1”的联系人。</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>还没有联系人</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Not a contact</source>
        <translation>不是联系人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Scan somebody&apos;s code, or type their name above.</source>
        <translation>扫描对方的码，或在上方输入名字。</translation>
    </message>
    <message>
        <source>Search, or add by name</source>
        <translation>搜索，或按名字添加</translation>
    </message>
    <message>
        <source>The contacts cannot be shown</source>
        <translation>无法显示联系人</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A word to them (may be left empty)</source>
        <translation>附言（可不填）</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Ask to be a contact</source>
        <translation>请求添加为联系人</translation>
    </message>
    <message>
        <source>Asks to be among your contacts.</source>
        <translation>请求成为你的联系人。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Block: nothing they write from now on reaches you. They are not told.</source>
        <translation>屏蔽：之后对方写的都不会到你这里，对方不会知道。</translation>
    </message>
    <message>
        <source>Blocked: nothing they write reaches you. They are not told.</source>
        <translation>已屏蔽：对方写的都不会到你这里，对方不会知道。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>更改：%1</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Parted by commas: family, running</source>
        <translation>用逗号分开：家人，跑步</translation>
    </message>
    <message>
        <source>Remark name</source>
        <translation>备注名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove from contacts…</source>
        <translation>从通讯录删除…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What you call them; only you see it</source>
        <translation>你对他们的称呼；只有你看得到</translation>
    </message>
    <message>
        <source>You asked them to be a contact. They have not answered yet.</source>
        <translation>你已请求添加对方，对方还没有回应。</translation>
    </message>
    <message>
        <source>Your chat with them stays. To be contacts again, one of you has to ask.</source>
        <translation>你们的聊天会保留。要再成为联系人，其中一方需要请求。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>ProfileChooser</name>
    <message>
        <source>Who is using Plaza?</source>
        <translation>谁在使用 Plaza？</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Make the profile</source>
        <translation>创建资料</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
</context>
<context>
    <name>ProfileRows</name>
    <message>
        <source>Has a window</source>
        <translation>已有窗口</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新的人</translation>
    </message>
    <message>
        <source>Open a window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>People on this computer</source>
        <translation>这台电脑上的人</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>这个窗口</translation>
    </message>
</context>
<context>
    <name>ProfileScreen</name>
    <message>
        <source>Calls themselves %1</source>
        <translation>本名 %1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>选择一个人</translation>
    </message>
    <message>
        <source>Delete this profile…</source>
        <translation>删除此资料…</translation>
    </message>
    <message>
        <source>Deleted their profile. What was said stays; nothing new reaches them.</source>
        <translation>已删除资料。说过的话还在，新的内容不会送达。</translation>
    </message>
    <message>
        <source>Each has a window of their own, with chats, wallet and mini-apps that the others do not see.</source>
        <translation>每个人都有自己的窗口，其中的聊天、钱包和小程序别人看不到。</translation>
    </message>
    <message>
        <source>People on this computer</source>
        <translation>这台电脑上的人</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
    <message>
        <source>Scan this code to see %1&apos;s profile.</source>
        <translation>扫这个码查看 %1 的资料。</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Their profile stands here, with a way to write to them.</source>
        <translation>资料会显示在这里，还可以发消息。</translation>
    </message>
    <message>
        <source>Your code: whoever scans it sees your profile.</source>
        <translation>你的二维码：别人扫它能看到你的资料。</translation>
    </message>
</context>
<context>
    <name>ProfileViewModel</name>
    <message>
        <source>Asked. They decide.</source>
        <translation>已请求，由对方决定。</translation>
    </message>
    <message>
        <source>You are contacts now.</source>
        <translation>你们现在是联系人了。</translation>
    </message>
</context>
</TS>
