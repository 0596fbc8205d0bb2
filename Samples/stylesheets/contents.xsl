<?xml version="1.0" encoding="UTF-8"?>
<!-- 目录：出版物各公文的标题、发文字号和成文日期。A list of contents as HTML, from the XML of a publication. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:g="urn:gongkai:publication:1"
  exclude-result-prefixes="g">
  <xsl:output method="html" encoding="UTF-8" indent="yes" doctype-system="about:legacy-compat"/>

  <xsl:template match="/g:publication">
    <html lang="zh-CN">
      <head>
        <title><xsl:value-of select="g:title"/> 目录</title>
      </head>
      <body>
        <h1><xsl:value-of select="g:title"/></h1>
        <p>共 <xsl:value-of select="count(.//g:document)"/> 份公文</p>
        <ol>
          <xsl:apply-templates select=".//g:document"/>
        </ol>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="g:document">
    <li id="{@id}">
      <cite><xsl:value-of select="g:title"/></cite>
      <xsl:if test="g:number">（<xsl:value-of select="g:number"/>）</xsl:if>
      <xsl:apply-templates select="g:written"/>
    </li>
  </xsl:template>

  <xsl:template match="g:written"><xsl:text> </xsl:text><time><xsl:value-of select="."/></time></xsl:template>
</xsl:stylesheet>
