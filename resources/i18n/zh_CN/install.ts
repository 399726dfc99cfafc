<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Exposure</name>
    <message>
        <source>Changing your files: it could write and delete all that you can.</source>
        <translation>更改你的文件：它能写入和删除你能动的一切。</translation>
    </message>
    <message>
        <source>Filling memory and disk: it could use them up.</source>
        <translation>占满内存和磁盘：它能把它们用光。</translation>
    </message>
    <message>
        <source>Filling the memory: it could slow everything down.</source>
        <translation>占满内存：它能让一切变慢。</translation>
    </message>
    <message>
        <source>Reading your files: it could read all that you can.</source>
        <translation>读取你的文件：它能读到你能读的一切。</translation>
    </message>
    <message>
        <source>Says it is by {publisher}</source>
        <translation>自称由 {publisher} 发布</translation>
    </message>
    <message>
        <source>This computer cannot hold it back from:</source>
        <translation>这台电脑拦不住它：</translation>
    </message>
    <message>
        <source>Trust and open</source>
        <translation>信任并打开</translation>
    </message>
    <message>
        <source>Trust it only as you would trust a program that you install.</source>
        <translation>只有像信任你自己安装的程序那样，才信任它。</translation>
    </message>
    <message>
        <source>Trust this mini-app?</source>
        <translation>信任这个小程序？</translation>
    </message>
    <message>
        <source>Using the network and other programs: it could send what it finds anywhere.</source>
        <translation>使用网络和其他程序：它能把找到的内容发到任何地方。</translation>
    </message>
    <message>
        <source>Using your rights on this computer: it would run as you do.</source>
        <translation>使用你在这台电脑上的权限：它会像你一样运行。</translation>
    </message>
</context>
<context>
    <name>InstallFileDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a mini-app</source>
        <translation>选择小程序</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
</context>
<context>
    <name>InstallSheet</name>
    <message>
        <source>An older version</source>
        <translation>较旧的版本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Fetching {name}…</source>
        <translation>正在获取 {name}…</translation>
    </message>
    <message>
        <source>From the catalogue “{name}”</source>
        <translation>来自目录“{name}”</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>收起详情</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Install a mini-app</source>
        <translation>安装小程序</translation>
    </message>
    <message>
        <source>Installed already</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>It asks for no permissions.</source>
        <translation>它不需要任何权限。</translation>
    </message>
    <message>
        <source>It can reach these {count} hosts of the internet and no others:</source>
        <translation>它只能连接互联网上的这 {count} 个网站，不能连接别的：</translation>
    </message>
    <message>
        <source>It can reach this host of the internet and no other:</source>
        <translation>它只能连接互联网上的这个网站，不能连接别的：</translation>
    </message>
    <message>
        <source>It may have faults that the newer one has not. It stays in use until you choose the newest again.</source>
        <translation>它可能有新版已修复的问题。在你重新选择最新版之前，会一直用它。</translation>
    </message>
    <message>
        <source>It may want to</source>
        <translation>它可能想要</translation>
    </message>
    <message>
        <source>Its icon is nearly that of “{name}” by {publisher}. It is another mini-app, from somebody else.</source>
        <translation>它的图标与{publisher}的“{name}”几乎一样。这是别人做的另一个小程序。</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>没有安装</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Says it is by %1 · unverified</source>
        <translation>自称由 %1 发布 · 未认证</translation>
    </message>
    <message>
        <source>This file is damaged or no mini-app, so nothing was installed.</source>
        <translation>这个文件已损坏或不是小程序，所以没有安装。</translation>
    </message>
    <message>
        <source>This is no part of Plaza, whatever it calls itself. It comes from somebody nobody here has checked.</source>
        <translation>不管它叫什么，它都不是 Plaza 的一部分，发布者也没有人核实过。</translation>
    </message>
    <message>
        <source>This is not “{name}” by {publisher}, which you have already. It only looks like it.</source>
        <translation>这不是你已有的 {publisher} 的“{name}”，只是看起来像。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Update a mini-app</source>
        <translation>更新小程序</translation>
    </message>
    <message>
        <source>Use this older version anyway</source>
        <translation>仍然使用旧版本</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Version {version} is used now</source>
        <translation>现在使用版本 {version}</translation>
    </message>
    <message>
        <source>What it may want</source>
        <translation>它可能想要的</translation>
    </message>
    <message>
        <source>You already have “{name}” by {publisher}. This is another mini-app, from somebody else.</source>
        <translation>你已有 {publisher} 的“{name}”。这是别人的另一个小程序。</translation>
    </message>
    <message>
        <source>{host} (new)</source>
        <translation>{host}（新）</translation>
    </message>
    <message>
        <source>{name} goes on as it is. Close its tab and open it again for version {version}.</source>
        <translation>{name} 照常运行。关闭它的标签页再打开，就是版本 {version}。</translation>
    </message>
    <message>
        <source>… and more.</source>
        <translation>… 等等。</translation>
    </message>
</context>
<context>
    <name>PermissionRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>不再需要</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Installed {moment} · {size}</source>
        <translation>{moment} 安装 · {size}</translation>
    </message>
    <message>
        <source>It is closed. You are asked again before it runs.</source>
        <translation>已关闭。下次运行前会再次询问。</translation>
    </message>
    <message>
        <source>It is removed, with its data.</source>
        <translation>已移除，数据也已删除。</translation>
    </message>
    <message>
        <source>It is removed. Its data stays.</source>
        <translation>已移除，数据仍保留。</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>The newest version is used from the next opening on.</source>
        <translation>下次打开时使用最新版本。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{version} is used from the next opening on.</source>
        <translation>下次打开时使用{version}。</translation>
    </message>
</context>
<context>
    <name>VersionsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It is closed and taken from this computer. What it has kept can stay, for the day you install it again from the same publisher.</source>
        <translation>它会关闭并从这台电脑移除。它保存的内容可以留下，以后再装同一发布者的它时还能用。</translation>
    </message>
    <message>
        <source>Remove with its data</source>
        <translation>连同数据一起移除</translation>
    </message>
    <message>
        <source>Remove, keep its data</source>
        <translation>移除，保留数据</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Use the newest again</source>
        <translation>重新使用最新版</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>You hold on to this version. Newer ones wait until you let go.</source>
        <translation>你选择停在这个版本。放开之前，不会用更新的版本。</translation>
    </message>
    <message>
        <source>You trust it although this computer cannot hold it back.</source>
        <translation>虽然这台电脑拦不住它，你还是信任了它。</translation>
    </message>
</context>
</TS>
