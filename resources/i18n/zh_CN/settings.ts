<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPanel</name>
    <message>
        <source>Hide the licences</source>
        <translation>收起许可证</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>One window for chats, official accounts and mini-apps, with one wallet for all of them. People, messages and money live on this computer only; the money is play money.</source>
        <translation>一个窗口里有聊天、公众号和小程序，共用一个钱包。联系人、消息和钱都只在这台电脑上；钱是虚拟的，不是真钱。</translation>
    </message>
    <message>
        <source>Plaza</source>
        <translation>Plaza</translation>
    </message>
    <message>
        <source>Plaza %1</source>
        <translation>Plaza %1</translation>
    </message>
    <message>
        <source>Plaza itself is under the MIT licence. It stands on these, and brings along these icons, fonts and pictures:</source>
        <translation>Plaza 本身采用 MIT 许可证。它使用了下列软件，并附带这些图标、字体和图片：</translation>
    </message>
</context>
<context>
    <name>DesktopPanel</name>
    <message>
        <source>Closing the last one leaves Plaza&apos;s icon in the tray: messages still reach you. %1 ends Plaza.</source>
        <translation>关闭最后一个窗口后，Plaza 的图标留在托盘中，你仍能收到消息。%1 退出 Plaza。</translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>姓名和内容</translation>
    </message>
    <message>
        <source>Name only</source>
        <translation>仅姓名</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不通知</translation>
    </message>
    <message>
        <source>Notices of messages</source>
        <translation>消息通知</translation>
    </message>
    <message>
        <source>This system shows none for Plaza</source>
        <translation>此系统不为 Plaza 显示通知</translation>
    </message>
    <message>
        <source>While you work elsewhere. None while the window is locked, and none of muted chats.</source>
        <translation>在你使用其他程序时。窗口锁定时不通知，免打扰的聊天也不通知。</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>see its package</source>
        <translation>见其软件包</translation>
    </message>
</context>
<context>
    <name>SettingsColumn</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Back-up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Your choices hold for this computer and take effect at once.</source>
        <translation>设置只在这台电脑上有效，立即生效。</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>%1 and %2 do the same; %3 goes back</source>
        <translation>%1 和 %2 作用相同；%3 恢复原样</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Back-up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Delete it from this computer; what goes and what stays is said first</source>
        <translation>从这台电脑上删除；会先说明哪些会消失、哪些会保留</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Every key that Plaza hears; %1 shows them as well</source>
        <translation>Plaza 响应的所有按键；按 %1 也会显示</translation>
    </message>
    <message>
        <source>Everything follows at once, mini-apps that speak it too</source>
        <translation>立即切换，支持的小程序也会跟着变</translation>
    </message>
    <message>
        <source>From browsers, mails and other programs. You always see first what a link is.</source>
        <translation>来自浏览器、邮件和其他程序。你总是先看到链接是什么。</translation>
    </message>
    <message>
        <source>In Plaza&apos;s own window %1 does it</source>
        <translation>在 Plaza 自己的窗口里按 %1 即可</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Less: nothing slides, grows or bounces</source>
        <translation>减少：不滑动、不缩放、不弹跳</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation>浅色、深色，或跟随系统</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Open plaza:// links with Plaza</source>
        <translation>用 Plaza 打开 plaza:// 链接</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Plaza hears these keys wherever you are</source>
        <translation>无论你在哪个程序里，Plaza 都能收到这组按键</translation>
    </message>
    <message>
        <source>Plaza then hears these keys, nothing else you type</source>
        <translation>Plaza 只接收这组按键，不会接收你输入的其他内容</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Scan the screen from every program</source>
        <translation>在任何程序里扫描屏幕</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描记录</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>The codes you scanned, and whether they are kept</source>
        <translation>你扫过的码，以及是否保留</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>This system gives links only to installed programs; give them to Plaza with --link</source>
        <translation>此系统只把链接交给已安装的程序；用 --link 交给 Plaza</translation>
    </message>
    <message>
        <source>What mini-apps did</source>
        <translation>小程序使用记录</translation>
    </message>
    <message>
        <source>What they asked Plaza for in the last 90 days, and what came of it</source>
        <translation>过去 90 天小程序向 Plaza 请求过什么，结果如何</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>你的资料</translation>
    </message>
</context>
</TS>
