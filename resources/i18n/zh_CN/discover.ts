<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CatalogueFolderDialog</name>
    <message>
        <source>Choose a catalogue&apos;s folder</source>
        <translation>选择目录所在的文件夹</translation>
    </message>
</context>
<context>
    <name>Catalogues</name>
    <message>
        <source>Looks like “{name}” by {publisher}, but is not.</source>
        <translation>看起来像{publisher}的“{name}”，但其实不是。</translation>
    </message>
    <message>
        <source>Mini-apps: {count} · refreshed {moment}</source>
        <translation>{count} 个小程序 · {moment} 刷新</translation>
    </message>
    <message>
        <source>What was kept of it is damaged. Refresh it to have it again.</source>
        <translation>本机保存的内容已损坏，刷新即可恢复。</translation>
    </message>
    <message>
        <source>Your catalogues have more than these. Search to find it.</source>
        <translation>你的目录里还有更多，搜索即可找到。</translation>
    </message>
    <message>
        <source>“{name}” has taken this mini-app back.</source>
        <translation>“{name}”已下架这个小程序。</translation>
    </message>
    <message>
        <source>“{name}” has taken this mini-app back: {reason}</source>
        <translation>“{name}”已下架这个小程序：{reason}</translation>
    </message>
    <message>
        <source>“{name}” was added. What it has is found among the mini-apps.</source>
        <translation>已添加“{name}”，其中的小程序可在小程序里找到。</translation>
    </message>
</context>
<context>
    <name>CataloguesScreen</name>
    <message>
        <source>A catalogue lists mini-apps of many publishers. Nobody at Plaza checks it. It is fetched when you add or refresh it, and when you install from it; at no other time.</source>
        <translation>目录列出许多发布者的小程序，Plaza 不审核其内容。只有在你添加、刷新目录或从中安装时才会联网获取。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a catalogue</source>
        <translation>添加目录</translation>
    </message>
    <message>
        <source>Address of a catalogue</source>
        <translation>目录地址</translation>
    </message>
    <message>
        <source>All mini-apps</source>
        <translation>全部小程序</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>It calls itself so. Its key says who it is; compare it with what its keeper tells you:</source>
        <translation>这是它自称的名字。密钥才表明它是谁，与维护者告诉你的核对：</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look what is there</source>
        <translation>查看该地址的内容</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>不是这个</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Refresh %1</source>
        <translation>刷新 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>https://… or a folder</source>
        <translation>https://… 或文件夹</translation>
    </message>
</context>
<context>
    <name>Categories</name>
    <message>
        <source>Food</source>
        <translation>美食</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>游戏</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Pictures and media</source>
        <translation>图片与影音</translation>
    </message>
    <message>
        <source>Shopping</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社交</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>出行</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>办公</translation>
    </message>
</context>
<context>
    <name>DiscoverScreen</name>
    <message>
        <source>Add a catalogue of them, or install one from a file.</source>
        <translation>添加一个小程序目录，或从文件安装。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>Install from a file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Kind of mini-app</source>
        <translation>小程序分类</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Neither what is installed nor your catalogues have it. The first letters are enough; for Chinese names also those of the pinyin.</source>
        <translation>已安装的和目录里的小程序都没有找到。输入开头几个字母即可，中文名也可用拼音首字母。</translation>
    </message>
    <message>
        <source>No mini-apps yet</source>
        <translation>还没有小程序</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing pinned yet. The pin on a card below puts a mini-app here, in the order you like.</source>
        <translation>还没有固定的小程序。点下方卡片上的图钉，就会放到这里，顺序由你安排。</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>DiscoverViewModel</name>
    <message>
        <source>You are offered its beta versions from now on.</source>
        <translation>今后会提供它的测试版。</translation>
    </message>
    <message>
        <source>You are offered stable versions only. What is installed stays until a newer one comes.</source>
        <translation>今后只提供稳定版。已安装的版本会保留，直到有更新的稳定版。</translation>
    </message>
</context>
<context>
    <name>MiniAppCardItem</name>
    <message>
        <source>%1 · unverified</source>
        <translation>%1 · 未认证</translation>
    </message>
    <message>
        <source>%1 · unverified · from %2</source>
        <translation>%1 · 未认证 · 来自 %2</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>关于 %1</translation>
    </message>
    <message>
        <source>Install %1</source>
        <translation>安装 %1</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安装…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Pin %1</source>
        <translation>固定 %1</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>取消固定 %1</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>MiniAppDetail</name>
    <message>
        <source>All mini-apps</source>
        <translation>全部小程序</translation>
    </message>
    <message>
        <source>Beta too</source>
        <translation>含测试版</translation>
    </message>
    <message>
        <source>Beta versions come earlier and may fail. You see what changes before each is installed.</source>
        <translation>测试版来得更早，也可能出错。每次安装前都会先显示有何变化。</translation>
    </message>
    <message>
        <source>From the catalogue “%1”. You see what it may do before it is installed.</source>
        <translation>来自目录“%1”。安装前你会看到它能做什么。</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安装…</translation>
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
        <source>Permissions and data</source>
        <translation>权限和数据</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>稳定版</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未认证</translation>
    </message>
    <message>
        <source>Update to %1…</source>
        <translation>更新到 %1…</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已认证</translation>
    </message>
    <message>
        <source>Version %1 · whoever scans this code comes here</source>
        <translation>版本 %1 · 扫这个码就能到这里</translation>
    </message>
    <message>
        <source>Versions offered</source>
        <translation>可获得的版本</translation>
    </message>
</context>
<context>
    <name>MiniAppList</name>
    <message>
        <source>Add a catalogue of them, or install one from a file.</source>
        <translation>可以添加目录，或从文件安装。</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Install from a file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>No mini-app has “%1” in its name or description.</source>
        <translation>没有名称或简介含“%1”的小程序。</translation>
    </message>
    <message>
        <source>No mini-apps yet</source>
        <translation>还没有小程序</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search mini-apps</source>
        <translation>搜索小程序</translation>
    </message>
    <message>
        <source>The mini-apps cannot be shown</source>
        <translation>无法显示小程序</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>PanelMenu</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
</context>
<context>
    <name>PanelTile</name>
    <message>
        <source>Ctrl and an arrow move it</source>
        <translation>按 Ctrl 和方向键可移动</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
</TS>
