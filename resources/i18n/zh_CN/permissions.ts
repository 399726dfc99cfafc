<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MessagesSheet</name>
    <message>
        <source>%1 would like to send you a message: %2</source>
        <translation>%1 想给你发送消息：%2</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是允许</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>The words come from the mini-app. You can take it back in the profile of its official account.</source>
        <translation>文字由小程序提供。你可以在它的公众号资料中撤回。</translation>
    </message>
    <message>
        <source>This once</source>
        <translation>仅此一次</translation>
    </message>
    <message>
        <source>would like its official account to send you messages like this one:</source>
        <translation>希望它的公众号给你发送这样的消息：</translation>
    </message>
</context>
<context>
    <name>PermissionSheet</name>
    <message>
        <source>%1 asks: %2</source>
        <translation>%1 请求：%2</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Its publisher says:</source>
        <translation>发布者的说明：</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Refuse, and do not ask again</source>
        <translation>拒绝，不再询问</translation>
    </message>
    <message>
        <source>You allowed this before, for another reason. Now its publisher says:</source>
        <translation>你以前为别的用途允许过。现在发布者的说明是：</translation>
    </message>
    <message>
        <source>You can change your answer at any time: About, in its menu.</source>
        <translation>你可以随时更改：在它的菜单里打开“关于”。</translation>
    </message>
    <message>
        <source>would like to:</source>
        <translation>想要：</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Ask for a delivery address</source>
        <translation>请求收货地址</translation>
    </message>
    <message>
        <source>Ask for pictures and videos</source>
        <translation>请求图片和视频</translation>
    </message>
    <message>
        <source>Ask to share a card</source>
        <translation>请求分享卡片</translation>
    </message>
    <message>
        <source>Ask you to pay</source>
        <translation>请求付款</translation>
    </message>
    <message>
        <source>Collect from pay codes</source>
        <translation>扫付款码收款</translation>
    </message>
    <message>
        <source>It can ask whether its official account may send you a certain message, such as that your order is on its way, and shows you an example. You agree once or for always, and can take it back.</source>
        <translation>它可以询问能否让它的公众号给你发送某种消息（例如订单已发货），并给你看示例。你可以只同意一次或总是同意，也可以撤回。</translation>
    </message>
    <message>
        <source>It can ask you to pick one of your addresses, and gets the one you pick. It never sees the others.</source>
        <translation>它可以请你选一个地址，只拿到你选的那个，看不到其他的。</translation>
    </message>
    <message>
        <source>It can ask you to pick pictures and videos, and gets copies of those you pick. It never sees the others.</source>
        <translation>它可以请你选图片和视频，只拿到你选的那些的副本，看不到其他的。</translation>
    </message>
    <message>
        <source>It can ask you to scan the pay code that somebody shows you, and collect what they owe it. It never sees the code or who they are. Above the limit they set, they confirm it themselves.</source>
        <translation>它可以请你扫别人出示的付款码并收款。它看不到码，也不知道对方是谁。超过对方设的限额时，由对方自己确认。</translation>
    </message>
    <message>
        <source>It can offer a card for one of your conversations. You pick which; it learns neither with whom nor what is said there.</source>
        <translation>它可以提供一张卡片，由你选发给哪个会话。它不知道你发给了谁，也看不到聊天内容。</translation>
    </message>
    <message>
        <source>It can open Plaza&apos;s scanner when you tap, and gets the text of the code you choose. It never gets a picture.</source>
        <translation>你点击时它可以打开 Plaza 的扫一扫，只拿到你选的那个码的文字，拿不到画面。</translation>
    </message>
    <message>
        <source>It can reach the internet hosts that its publisher names, and no others.</source>
        <translation>它只能连接发布者列出的网站，不能连接别的。</translation>
    </message>
    <message>
        <source>It can read the clipboard when you tap. What you copied elsewhere may be private.</source>
        <translation>你点击时它可以读取剪贴板。你在别处复制的内容可能是隐私。</translation>
    </message>
    <message>
        <source>It can send you notices while it is closed. They carry its name and open one of its pages.</source>
        <translation>它关闭时也能给你发通知。通知会带上它的名称，点开是它的页面。</translation>
    </message>
    <message>
        <source>It can show you an order and ask you to pay it. Nothing is paid without your PIN, and it never sees your PIN or your balance.</source>
        <translation>它可以给你看订单并请你付款。没有你的支付密码就付不了款；它看不到你的密码和余额。</translation>
    </message>
    <message>
        <source>It gets the name and picture of your profile, and nothing else.</source>
        <translation>它只拿到你的昵称和头像，没有别的。</translation>
    </message>
    <message>
        <source>It learns whether you follow its own official account, and can follow it for you when you tap. It learns of no other account.</source>
        <translation>它能知道你是否关注了它自己的公众号，你点击时可以替你关注。别的公众号它一概不知。</translation>
    </message>
    <message>
        <source>Open files of your chats</source>
        <translation>打开你聊天中的文件</translation>
    </message>
    <message>
        <source>Read what you copied</source>
        <translation>读取你复制的内容</translation>
    </message>
    <message>
        <source>Scan codes with the camera</source>
        <translation>用摄像头扫码</translation>
    </message>
    <message>
        <source>See whether you follow its account</source>
        <translation>查看你是否关注它的公众号</translation>
    </message>
    <message>
        <source>See your name and picture</source>
        <translation>查看你的昵称和头像</translation>
    </message>
    <message>
        <source>Send you messages you agreed to</source>
        <translation>给你发送你同意接收的消息</translation>
    </message>
    <message>
        <source>Send you notices</source>
        <translation>给你发通知</translation>
    </message>
    <message>
        <source>Use the internet</source>
        <translation>使用互联网</translation>
    </message>
    <message>
        <source>When you open a file with it, it gets a copy of that one file and its name. It learns neither who sent it nor in which chat, and sees no other.</source>
        <translation>你用它打开文件时，它会得到这一个文件的副本和文件名。它不会知道是谁发的、在哪个聊天里，也看不到其他文件。</translation>
    </message>
</context>
</TS>
