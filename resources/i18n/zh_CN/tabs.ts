<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AllTabs</name>
    <message>
        <source>All tabs</source>
        <translation>所有标签页</translation>
    </message>
</context>
<context>
    <name>Capsule</name>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Menu of %1</source>
        <translation>%1 的菜单</translation>
    </message>
</context>
<context>
    <name>CapsuleMenu</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>As a tab</source>
        <translation>作为标签页</translation>
    </message>
    <message>
        <source>Beside the chat</source>
        <translation>放在聊天旁边</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>放到单独的窗口</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>Clear its data…</source>
        <translation>清除它的数据…</translation>
    </message>
    <message>
        <source>Copy a report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>收起详情</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
</context>
<context>
    <name>MiniAppView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>MiniAppViewModel</name>
    <message>
        <source>Nothing else is affected. Reload to start it again.</source>
        <translation>别的都不受影响。重新加载可以再次启动它。</translation>
    </message>
    <message>
        <source>The report is copied. Nothing was sent.</source>
        <translation>报告已复制，没有发送任何内容。</translation>
    </message>
    <message>
        <source>This page has an error</source>
        <translation>这个页面有错误</translation>
    </message>
    <message>
        <source>{name} could not be opened</source>
        <translation>{name} 无法打开</translation>
    </message>
    <message>
        <source>{name} does not answer</source>
        <translation>{name} 没有响应</translation>
    </message>
    <message>
        <source>{name} stopped unexpectedly</source>
        <translation>{name} 意外停止</translation>
    </message>
    <message>
        <source>{name} was stopped: it kept the processor busy unseen</source>
        <translation>{name} 已被停止：它在后台一直占用处理器</translation>
    </message>
    <message>
        <source>{name} was stopped: it sent something it may not</source>
        <translation>{name} 已被停止：它发送了不允许的内容</translation>
    </message>
    <message>
        <source>{name} was stopped: it sent too much</source>
        <translation>{name} 已被停止：它发送得太多</translation>
    </message>
    <message>
        <source>{name} was stopped: it took too much memory</source>
        <translation>{name} 已被停止：它占用太多内存</translation>
    </message>
    <message>
        <source>{name} was stopped: its files take too much space</source>
        <translation>{name} 已被停止：它的文件占用太多空间</translation>
    </message>
</context>
<context>
    <name>Splitter</name>
    <message>
        <source>Border between the chat and the mini-app</source>
        <translation>聊天与小程序之间的边界</translation>
    </message>
</context>
<context>
    <name>StrainNotice</name>
    <message>
        <source>%1 uses much of your processor.</source>
        <translation>%1 占用了很多处理器。</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束它</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>让它继续</translation>
    </message>
</context>
<context>
    <name>TabLine</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>TabMenu</name>
    <message>
        <source>Beside the chat</source>
        <translation>放在聊天旁边</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>放到单独的窗口</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
</context>
<context>
    <name>TabPill</name>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Pinned; something new</source>
        <translation>已固定；有新内容</translation>
    </message>
    <message>
        <source>Something new</source>
        <translation>有新内容</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>TabRows</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描记录</translation>
    </message>
    <message>
        <source>What mini-apps did</source>
        <translation>小程序使用记录</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>All tabs</source>
        <translation>所有标签页</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
</context>
<context>
    <name>TabSwitcherView</name>
    <message>
        <source>Tabs, the one seen last first</source>
        <translation>标签页，最近看过的在前</translation>
    </message>
</context>
</TS>
